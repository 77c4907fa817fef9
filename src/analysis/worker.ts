import * as l10n from "@vscode/l10n";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { codeLoader } from "./codeLoader.ts";
import { diagnoseText } from "./diagnoseText.ts";
import type { Job, Jobs, Reply } from "./jobs.ts";

// The entry of a thread of its own: this is the one module that works when it is loaded.
const bundle: unknown = workerData;
const loadCode = codeLoader(dirname(fileURLToPath(import.meta.url)));
if (isBundle(bundle)) l10n.config({ contents: bundle });
parentPort?.on("message", (job: Job) => {
  // What cannot be cloned is thrown here: the thread ends with it, and whoever waits is told.
  void perform(job)
    .then(
      (output): Reply<typeof output> => ({ kind: "done", output }),
      (error: unknown): Reply<never> => ({ kind: "failed", message: String(error) }),
    )
    .then((reply) => parentPort?.postMessage(reply));
});

async function perform(job: Job): Promise<Jobs[keyof Jobs]["output"]> {
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
