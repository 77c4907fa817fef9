import type { DiagnoseOptions, Diagnosis } from "../diagnosis/diagnose.ts";
import type { OpenReport } from "../documents/reports.ts";
import type { Dependencies } from "./dependencies.ts";

/** A text that people ask about. */
export interface Material {
  readonly text: string;
  /** What it is, as the middle of a sentence. */
  readonly origin: string;
  readonly languageId?: string | undefined;
  readonly fileName?: string | undefined;
}

/** Opens the report on a text. */
export async function explain(
  material: Material,
  { reports, ruleContext, log }: Pick<Dependencies, "reports" | "ruleContext" | "log">,
): Promise<void> {
  const report = await reportOn(material, { ...(await ruleContext()), asked: true });
  for (const { code, error } of report.diagnosis.failures) {
    log.error(`Rule ${code} failed: ${String(error)}`);
  }
  await reports.show(report);
}

/** Judges a text and writes the report; everything that it takes is loaded here. */
async function reportOn(
  { text, origin, languageId, fileName }: Material,
  options: DiagnoseOptions,
): Promise<OpenReport> {
  const [{ extractRequests, longest }, { diagnose }, { report }, { repairedText }] =
    await Promise.all([
      import("../requests/extract.ts"),
      import("../diagnosis/diagnose.ts"),
      import("../text/report.ts"),
      import("../text/repairedText.ts"),
    ]);
  const judge = (part: string): Diagnosis =>
    diagnose(extractRequests(part, { languageId, fileName }), options);
  const diagnosis = judge(text);
  const repaired = repairedText(text, diagnosis.requests);
  const stopped = diagnosis.cutOff
    ? { characters: longest, line: text.slice(0, longest).split("\n").length }
    : undefined;
  const input = { diagnosis, origin, repaired, stopped };
  const { text: markdown, snippets } = report(input);
  return {
    text: markdown,
    repaired,
    snippets,
    diagnosis,
    repairedRequests: () => judge(repaired ?? text).requests,
    withProbe: (probe) => report({ ...input, probe }).text,
  };
}
