import { type Uri, l10n, window } from "vscode";
import type { Explanation } from "../analysis/jobs.ts";
import { visible } from "../intercom/visible.ts";
import type { Session } from "../session/session.ts";
import { inform } from "../ui/inform.ts";
import { pick } from "../ui/pick.ts";
import { cancellable } from "../ui/progress.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";

/** How much a probe may send. */
type Consent = "bare" | "replay";

/** Asks Intercom itself: which Accept values it takes, and with consent the request with and without its repair. */
export function probeLive({
  active,
  reports,
  analysis,
}: Pick<Dependencies, "active" | "reports" | "analysis">) {
  return async (uri?: Uri): Promise<void> => {
    const target = uri ?? window.activeTextEditor?.document.uri;
    const open = target && reports.at(target);
    if (target === undefined || open === undefined) {
      void inform(l10n.t("Open a report first: Intercom: Diagnose media_type_not_acceptable…"));
      return;
    }
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    const pair = open.explanation.replay;
    const consent = await askConsent(session, pair !== undefined);
    if (consent === undefined) return;
    const explanation = await cancellable(l10n.t("Probing…"), async (signal) => {
      const lines = await probe(session, signal, consent === "replay" ? pair : undefined);
      return analysis.explain({ ...open.input, probe: lines }, signal);
    });
    reports.update(target, { ...open, explanation });
  };
}

async function askConsent(session: Session, replayable: boolean): Promise<Consent | undefined> {
  const name = visible(session.connection.name);
  return pick<Consent>(
    [
      {
        label: l10n.t("Four requests without a token"),
        description: l10n.t("GET /me with four Accept values"),
        value: "bare",
      },
      ...(replayable
        ? [
            {
              label: l10n.t("These, and the request itself with the token of {0}", name),
              description: l10n.t("a GET, once as it is and once repaired"),
              value: "replay" as const,
            },
          ]
        : []),
    ],
    l10n.t("What may be sent to {0}? Nothing is sent before you choose.", name),
  );
}

async function probe(
  session: Session,
  signal: AbortSignal,
  pair: Explanation["replay"],
): Promise<string[]> {
  const [{ probeAccept }, { describeProbe }, { replay }] = await Promise.all([
    import("../intercom/probeAccept.ts"),
    import("../text/describeProbe.ts"),
    import("./replay.ts"),
  ]);
  const send: Session["sendExactly"] = (request, own) => session.sendExactly(request, own);
  const lines = describeProbe(await probeAccept(send, signal));
  if (pair !== undefined) {
    const was = await replay(pair.before, send, signal);
    const is = await replay(pair.after, send, signal);
    lines.push(l10n.t("The request as it is, sent with {0}: {1}", was.accept, was.status));
    lines.push(l10n.t("The request repaired, sent with {0}: {1}", is.accept, is.status));
  }
  return [...lines, l10n.t("Asked: {0}.", visible(session.connection.name))];
}
