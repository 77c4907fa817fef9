import type { Client } from "../requests/client.ts";
import type { HttpRequest } from "../requests/httpRequest.ts";
import { type RefusedAccept, judgeAccept } from "./accept.ts";
import type { Diagnosis } from "./diagnose.ts";
import type { Confidence, DiagnosedRequest, Finding } from "./finding.ts";
import { sentAccept } from "./sentAccept.ts";
import { isAboutAccept } from "./verdict.ts";
import { type CauseTexts, type KnownCause, causes } from "./knownCauses.ts";

/** A cause in words. */
export interface Cause extends CauseTexts, Pick<KnownCause, "id" | "standing"> {}

/** A cause with how sure it is for this text. */
export interface RankedCause {
  readonly cause: Cause;
  readonly confidence: Confidence;
}

/** What a text shows comes first; the rest keeps the order of how often it was met. */
export function rankCauses({ requests }: Diagnosis): readonly RankedCause[] {
  const signs = requests.flatMap(signsOf);
  const ranked = causes.map(({ id, texts, standing, codes }): RankedCause => {
    const shown = signs
      .filter(({ finding }) => codes.includes(finding.code) && finding.severity !== "hint")
      .filter((sign) => isShownBy(id, sign))
      // An empty value may have been a variable; nothing says so.
      .map(({ finding, refusal }) =>
        id === "empty-variable" && refusal === "empty" ? "likely" : finding.confidence,
      );
    const confidence = (["certain", "likely"] as const).find((one) => shown.includes(one));
    return { cause: { id, ...texts(), standing }, confidence: confidence ?? "possible" };
  });
  const order = { certain: 0, likely: 1, possible: 2 } as const;
  return ranked.toSorted((a, b) => order[a.confidence] - order[b.confidence]);
}

/** A finding with what else tells its causes apart. */
interface Sign {
  readonly finding: Finding;
  readonly client: Client;
  /** With the right Accept a wrong route is answered with 404. */
  readonly aboutAccept: boolean;
  /** Why the Accept that is written is refused, where it is. */
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

/** Tells causes apart that show in findings of the same code. */
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
