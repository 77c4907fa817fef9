import type { DiagnoseOptions } from "../diagnosis/diagnose.ts";
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
  const { report, failures } = await reportOn(material, { ...ruleContext(), asked: true });
  for (const { code, error } of failures) log.error(`Rule ${code} failed: ${String(error)}`);
  await reports.show(report);
}

/** Judges a text and writes the report; everything that it takes is loaded here. */
async function reportOn(
  material: Material,
  options: DiagnoseOptions,
): Promise<{
  readonly report: OpenReport;
  readonly failures: readonly { readonly code: string; readonly error: unknown }[];
}> {
  const [{ extractRequests }, { diagnose }, { report }, { repairedText }] = await Promise.all([
    import("../requests/extract.ts"),
    import("../diagnosis/diagnose.ts"),
    import("../text/report.ts"),
    import("../text/repairedText.ts"),
  ]);
  const { text, origin, languageId, fileName } = material;
  const hints = {
    ...(languageId === undefined ? {} : { languageId }),
    ...(fileName === undefined ? {} : { fileName }),
  };
  const diagnosis = diagnose(extractRequests(text, hints), options);
  const repaired = repairedText(text, diagnosis.requests);
  const { text: markdown, snippets } = report({ diagnosis, origin, repaired });
  return {
    report: { text: markdown, repaired, snippets, diagnosis, origin },
    failures: diagnosis.failures,
  };
}
