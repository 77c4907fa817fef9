import { type Uri, l10n, window, workspace } from "vscode";
import type { Explanation } from "../analysis/jobs.ts";
import type { ExactRequest } from "../intercom/exactRequest.ts";
import { visible } from "../intercom/visible.ts";
import type { Session } from "../session/session.ts";
import { inform } from "../ui/inform.ts";
import { type Choice, pick } from "../ui/pick.ts";
import { cancellable } from "../ui/progress.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";

/** A request of the text that was asked about: as it is, and repaired. */
interface Pair {
  readonly before: ExactRequest;
  readonly after: ExactRequest;
}

/** How much a probe may send: the request itself where there is one. */
interface Consent {
  readonly replay: Pair | undefined;
}

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
      void inform(
        l10n.t("Open a report first. Run “Intercom: Diagnose media_type_not_acceptable…”."),
      );
      return;
    }
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    const consent = await askConsent(session, await pairOf(open.explanation));
    if (consent === undefined) return;
    const explanation = await cancellable(l10n.t("Probing…"), async (signal) => {
      const lines = await probe(session, signal, consent);
      return analysis.explain({ ...open.input, probe: lines }, signal);
    });
    reports.update(target, { ...open, explanation });
  };
}

/** Nothing of a workspace that nobody trusts is sent, least of all with a token. */
async function pairOf({ replay }: Explanation): Promise<Pair | undefined> {
  if (replay === undefined || !workspace.isTrusted) return undefined;
  const { replayOf } = await import("../diagnosis/replayOf.ts");
  return { before: replayOf(replay.before), after: replayOf(replay.after) };
}

async function askConsent(session: Session, pair: Pair | undefined): Promise<Consent | undefined> {
  const name = visible(session.connection.name);
  const bare: Choice<Consent> = {
    label: l10n.t("Four requests without a token"),
    description: l10n.t("GET /me with four Accept values"),
    value: { replay: undefined },
  };
  const replay = pair && {
    label: l10n.t("These, and the request itself with the token of {0}", name),
    description: l10n.t("a GET, once as it is and once repaired"),
    detail: await shownOf(pair),
    value: { replay: pair },
  };
  return pick<Consent>(
    replay === undefined ? [bare] : [bare, replay],
    l10n.t("What may be sent to {0}? Nothing is sent until you choose.", name),
  );
}

/** The headers stand first: a URL may be longer than what can be seen. */
async function shownOf({ before, after }: Pair): Promise<string> {
  const [{ goesAlong }, { withoutCredentials }] = await Promise.all([
    import("../intercom/exactRequest.ts"),
    import("../intercom/withoutCredentials.ts"),
  ]);
  const names = [before, after].flatMap(({ headers }) => Object.keys(headers)).filter(goesAlong);
  const distinct = new Map(names.map((name) => [name.toLowerCase(), name]));
  const targets = new Set([before.target, after.target].map(withoutCredentials));
  return l10n.t(
    "With {0}: {1}",
    ["Authorization", ...distinct.values()].join(", "),
    [...targets].map((target) => `GET ${target}`).join(", "),
  );
}

async function probe(
  session: Session,
  signal: AbortSignal,
  { replay: pair }: Consent,
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
