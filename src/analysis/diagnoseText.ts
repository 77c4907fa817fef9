import { type Diagnosis, diagnose } from "../diagnosis/diagnose.ts";
import type { DiagnosedRequest } from "../diagnosis/finding.ts";
import type { LoadCode } from "./codeLoader.ts";
import { extractText } from "./extractText.ts";
import type { BoundedDiagnosis, DiagnoseInput } from "./jobs.ts";
import { type Doing, unhurried } from "./withinTime.ts";
import { withoutIgnored } from "./withoutIgnored.ts";

/** Judges a text while somebody edits it. Takes time in proportion to the text: a second or two for 5 MB. */
export async function diagnoseText(
  { text, hints, options, atMost }: DiagnoseInput,
  loadCode: LoadCode,
  doing: Doing = unhurried,
): Promise<BoundedDiagnosis> {
  const extraction = await extractText(text, hints, loadCode, doing);
  return doing(() => bounded(withoutIgnored(diagnose(extraction, options), text), atMost));
}

/** The requests with the first findings, in the order of the text. */
function bounded(diagnosis: Diagnosis, atMost: number): BoundedDiagnosis {
  const requests: DiagnosedRequest[] = [];
  let kept = 0;
  let all = 0;
  for (const request of diagnosis.requests) {
    all += request.findings.length;
    if (all > atMost) continue;
    kept = all;
    requests.push(request);
  }
  const beside = diagnosis.beside.slice(0, Math.max(0, atMost - kept));
  const omitted = all - kept + diagnosis.beside.length - beside.length;
  return { ...diagnosis, requests, beside, omitted };
}
