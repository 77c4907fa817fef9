import { env, l10n } from "vscode";
import type { Instance } from "../../intercom/customObjects.ts";
import { IntercomError } from "../../intercom/errors.ts";
import { findLatest } from "../../session/findLatest.ts";
import type { LookUp } from "../../model/lookUp.ts";
import type { Session } from "../../session/session.ts";
import { describeLookUp, fieldOf } from "../../text/describeLookUp.ts";
import { repeatable } from "../../ui/command.ts";
import { inform } from "../../ui/inform.ts";
import { type Report, cancellable } from "../../ui/progress.ts";
import { maxPerPage } from "../../intercom/limits.ts";
import { activeSessionOrOffer } from "../activeSessionOrOffer.ts";
import type { Dependencies } from "../dependencies.ts";
import { showInstance } from "../showInstance.ts";
import { type Found, chooseFound } from "./chooseFound.ts";
import { tellMiss } from "./tellMiss.ts";

/** Asks Intercom, remembers the question, and opens what was found or says that nothing was. */
export async function look(
  lookUp: LookUp,
  { recent, active }: Pick<Dependencies, "recent" | "active">,
): Promise<void> {
  const asked = activeSessionOrOffer(active)?.connection.key;
  if (asked === undefined) return;
  await recent.add(asked, lookUp);
  await repeatable(async () => {
    // Repeated after a token was replaced, it is another session that is asked, but of the same connection.
    const session = activeSessionOrOffer(active);
    if (session?.connection.key === asked) await lookIn(session, lookUp);
    else if (session !== undefined) {
      void inform(
        l10n.t("Another connection is active by now: switch back, and look it up again."),
      );
    }
  });
}

async function lookIn(session: Session, lookUp: LookUp): Promise<void> {
  const found = await cancellable(
    l10n.t("Looking for {0}…", describeLookUp(lookUp)),
    (signal, report) => ask(lookUp, session, signal, report),
  );
  if (found.instances.length === 0) {
    await tellMiss(lookUp, session);
    return;
  }
  const instance = await chooseFound(found, lookUp);
  if (instance !== undefined) await showInstance(session, instance);
}

async function ask(
  lookUp: LookUp,
  session: Session,
  signal: AbortSignal,
  report: Report,
): Promise<Found> {
  const { kind, type } = lookUp;
  switch (kind) {
    case "externalId":
      return missing(
        session.ask(({ findByExternalId }) => findByExternalId(type, lookUp.value), signal),
      );
    case "id":
      return missing(session.ask(({ getInstance }) => getInstance(type, lookUp.value), signal));
    case "contact":
    case "conversation": {
      const referrer = { kind, id: lookUp.value };
      const { data } = await session.ask(
        ({ listReferencedInstances }) =>
          listReferencedInstances(type, referrer, { perPage: maxPerPage }),
        signal,
      );
      return { instances: data.items, unread: data.next !== undefined };
    }
    case "latest":
      return latest(lookUp, session, signal, report);
  }
}

/** A miss by either way of telling it; a type that is unknown is no miss but an error. */
async function missing(answer: Promise<{ readonly data: Instance | undefined }>): Promise<Found> {
  try {
    const { data } = await answer;
    return { instances: data === undefined ? [] : [data] };
  } catch (error) {
    const instanceMissing =
      error instanceof IntercomError &&
      error.kind === "notFound" &&
      !/\btype\b/i.test(error.facts.said ?? "");
    if (instanceMissing) return { instances: [] };
    throw error;
  }
}

async function latest(
  { type, by }: LookUp & { readonly kind: "latest" },
  session: Session,
  signal: AbortSignal,
  report: Report,
): Promise<Found> {
  const count = new Intl.NumberFormat(env.language);
  const { instance, seen, changedMeanwhile, incomplete } = await findLatest({
    by,
    signal,
    fetch: async (cursor, either) => {
      const page = { perPage: maxPerPage, cursor };
      return (await session.ask(({ listInstances }) => listInstances(type, page), either)).data;
    },
    onProgress: ({ seen: read, total }) =>
      report(
        total === undefined
          ? l10n.t("{0} read", count.format(read))
          : l10n.t("{0} of {1} read", count.format(read), count.format(total)),
      ),
  });
  if (instance === undefined) return { instances: [] };
  const doubts = [
    ...(changedMeanwhile
      ? [l10n.t("The list changed in the meantime. Search again to be sure.")]
      : []),
    ...(incomplete
      ? [l10n.t("Intercom's pages repeated, so not all instances may have been read.")]
      : []),
  ];
  void inform(
    [l10n.t("Newest of {0} by {1}.", count.format(seen), fieldOf(by)), ...doubts].join(" "),
  );
  return { instances: [instance] };
}
