import * as l10n from "@vscode/l10n";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { workerData } from "node:worker_threads";
import { answerJobs } from "./answerJobs.ts";
import { codeLoader } from "./codeLoader.ts";
import { diagnoseText } from "./diagnoseText.ts";
import type { JobOf, Jobs } from "./jobs.ts";

// The entry of a thread of its own: this is the one module that works when it is loaded.
const bundle: unknown = workerData;
const loadCode = codeLoader(dirname(fileURLToPath(import.meta.url)));
if (isBundle(bundle)) l10n.config({ contents: bundle });
answerJobs<Jobs>(perform);

async function perform(job: JobOf<Jobs>): Promise<Jobs[keyof Jobs]["output"]> {
  switch (job.name) {
    case "diagnose":
      return diagnoseText(job.input, loadCode);
    case "explain":
      return (await import("./explainText.ts")).explainText(job.input, loadCode);
  }
}

/** VS Code's bundle of translated texts: English → the user's language. */
function isBundle(data: unknown): data is Record<string, string> {
  return (
    typeof data === "object" &&
    data !== null &&
    Object.values(data).every((text) => typeof text === "string")
  );
}
