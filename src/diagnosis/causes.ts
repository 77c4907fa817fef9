import type { Client } from "../requests/client.ts";
import type { HttpRequest } from "../requests/httpRequest.ts";
import { type RefusedAccept, judgeAccept } from "./accept.ts";
import type { Diagnosis } from "./diagnose.ts";
import type { Confidence, DiagnosedRequest, Finding } from "./finding.ts";
import { sentAccept } from "./sentAccept.ts";
import { isAboutAccept } from "./verdict.ts";
import { type CauseTexts, type KnownCause, causes } from "./knownCauses.ts";

/** A cause, as texts for people. */
export interface Cause extends CauseTexts, Pick<KnownCause, "id" | "standing"> {}

/** A cause, and how likely it is for this text. */
export interface RankedCause {
  readonly cause: Cause;
  readonly confidence: Confidence;
}

/** Ranks the causes: those that findings show come first, the others in order of frequency. */
export function rankCauses({ requests }: Diagnosis): readonly RankedCause[] {
  const signs = requests.flatMap(signsOf);
  const ranked = causes.map(({ id, texts, standing, codes }): RankedCause => {
    const shown = signs
      .filter(({ finding }) => codes.includes(finding.code) && finding.severity !== "hint")
      .filter((sign) => isShownBy(id, sign))
      // An empty value may come from an empty variable, but that is not certain.
      .map(({ finding, refusal }) =>
        id === "empty-variable" && refusal === "empty" ? "likely" : finding.confidence,
      );
    const confidence = (["certain", "likely"] as const).find((one) => shown.includes(one));
    return { cause: { id, ...texts(), standing }, confidence: confidence ?? "possible" };
  });
  const order = { certain: 0, likely: 1, possible: 2 } as const;
  return ranked.toSorted((a, b) => order[a.confidence] - order[b.confidence]);
}

/** A finding with what else distinguishes its causes. */
interface Sign {
  readonly finding: Finding;
  readonly client: Client;
  /** The request's Accept decides, not its route: with a right Accept, a wrong route is answered with 404. */
  readonly aboutAccept: boolean;
  /** Why the Accept that is sent is refused, if it is. */
  readonly refusal: RefusedAccept | undefined;
}

function signsOf({ request, findings }: DiagnosedRequest): readonly Sign[] {
  const aboutAccept = findings.some(
    ({ code, severity }) => isAboutAccept(code) && severity !== "hint",
  );
  const refusal = refusalOf(request);
  return findings.map((finding) => ({ finding, client: request.client, aboutAccept, refusal }));
}

function refusalOf(request: HttpRequest): RefusedAccept | undefined {
  const sent = sentAccept(request);
  if (sent.kind !== "written") return undefined;
  const verdict = judgeAccept(sent.value);
  return verdict.kind === "refused" ? verdict.because : undefined;
}

/** Distinguishes causes that show as findings of the same code. */
function isShownBy(id: string, { finding, client, aboutAccept, refusal }: Sign): boolean {
  switch (id) {
    case "connector":
      return client === "dataConnector";
    case "none":
      return client !== "dataConnector";
    case "route":
      return aboutAccept;
    case "browser-like":
      return finding.severity === "warning";
    case "wrong-value":
      return finding.severity === "error" && refusal !== "undefined";
    case "empty-variable":
      return refusal === "undefined" || refusal === "empty";
    default:
      return true;
  }
}
