import type { LoadCode } from "../analysis/codeLoader.ts";
import { diagnoseText } from "../analysis/diagnoseText.ts";
import { type Doing, unhurried } from "../analysis/withinTime.ts";
import { type LocatedFinding, locatedFindings } from "./locatedFinding.ts";

/** A file to judge; `isNamed`: it stands among the paths itself. */
export interface JudgeInput {
  readonly file: string;
  readonly isNamed: boolean;
  readonly text: string;
}

/** What is found in a file, and what of it could not be looked at, in words. */
export interface Judged {
  readonly findings: readonly LocatedFinding[];
  readonly leftOut: readonly string[];
}

/** Notes and logs are read as what people paste; anything else as what its name says. */
export async function judge(
  { file, isNamed, text }: JudgeInput,
  loadCode: LoadCode,
  doing: Doing = unhurried,
): Promise<Judged> {
  const isPasted = file === "-" || /\.(?:json|log|txt)$/i.test(file);
  const input = {
    text,
    hints: isPasted ? {} : { fileName: file },
    options: isPasted && isAsked(file, text) ? { asked: true } : {},
    atMost: Number.POSITIVE_INFINITY,
  };
  const diagnosis = await diagnoseText(input, loadCode, doing);
  return {
    findings: doing(() => locatedFindings(file, text, diagnosis)),
    leftOut: [
      // Below a folder it is what tests answer with.
      ...(isPasted && isNamed && diagnosis.requests.length === 0 && diagnosis.errors.length > 0
        ? ["It holds an error of Intercom and no request that could be judged: add the request."]
        : []),
      ...(diagnosis.cutOff
        ? ["It is too long, nested too deep or too entangled: a part of it was not looked at."]
        : []),
      ...diagnosis.failures.map(({ code }) => `The rule ${code} has failed on it.`),
    ],
  };
}

/**
 * Whether headers without a URL are those of a request to Intercom. Notes that mention its API are about that; JSON
 * may be anybody's settings, where the name of the API stands beside headers of something else.
 */
function isAsked(file: string, text: string): boolean {
  if (file === "-" || /media_type_not_acceptable|intercom-version/i.test(text)) return true;
  return !/\.json$/i.test(file) && /\bapi\.(?:eu\.|au\.)?intercom\.io\b/i.test(text);
}

/** What the program asks of its thread. */
export interface JudgeJobs {
  readonly judge: { readonly input: JudgeInput; readonly output: Judged };
}
