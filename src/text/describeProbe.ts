import * as l10n from "@vscode/l10n";
import type { ProbedAccept } from "../intercom/probeAccept.ts";

/** What a probe tells: first what follows from it, then each answer. */
export function describeProbe(probed: readonly ProbedAccept[]): string[] {
  return [conclusion(probed), ...probed.map(answer)];
}

/** Answers that come after Accept was judged; of any other (a proxy's, a limit's) nobody knows. */
const judgedLater: readonly number[] = [200, 400, 401, 403, 404];

function conclusion(probed: readonly ProbedAccept[]): string {
  const none = probed.find(({ accept }) => accept === undefined);
  const json = probed.find(({ accept }) => accept === "application/json");
  if (json?.refused === true) {
    return l10n.t(
      "Accept: application/json is refused too. Something between here and Intercom may be changing the header.",
    );
  }
  if (none === undefined || json === undefined || !judgedLater.includes(json.status)) {
    return l10n.t(
      "This probe is inconclusive: the answers may not have come from Intercom itself.",
    );
  }
  return none.refused
    ? l10n.t(
        "This confirms it: the answer is 406 without Accept, but not with Accept: application/json.",
      )
    : l10n.t(
        "This does not confirm it: a request without Accept is not refused here. Check the value that is actually sent.",
      );
}

function answer({ accept, status, refused }: ProbedAccept): string {
  const sent = accept === undefined ? l10n.t("No Accept") : `Accept: ${accept}`;
  if (refused) return l10n.t("{0}: {1}, refused", sent, status);
  if (status === 401) {
    return l10n.t("{0}: 401, header accepted (no token was sent)", sent);
  }
  return judgedLater.includes(status)
    ? l10n.t("{0}: {1}, header accepted", sent, status)
    : l10n.t("{0}: {1}, inconclusive", sent, status);
}
