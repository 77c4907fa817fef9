import { l10n } from "vscode";
import type { Answer } from "../intercom/client.ts";
import type { Instance } from "../intercom/customObjects.ts";
import { IntercomError } from "../intercom/errors.ts";
import type { Me } from "../intercom/me.ts";
import type { Page } from "../intercom/page.ts";
import { visible } from "../intercom/visible.ts";
import { describeError } from "../text/describeError.ts";
import { inform, warn } from "../ui/inform.ts";
import { cancellable } from "../ui/progress.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";

/**
 * Asks Intercom two harmless things: whose token this is, which tells network, proxy, certificate and token
 * apart; and one instance of the first type, since `/me` says nothing of permissions and versions.
 */
export function testConnection({ active, types, log }: Dependencies) {
  return async (): Promise<void> => {
    const session = activeSessionOrOffer(active);
    if (session === undefined) return;
    const { identifyAdmin } = await import("../intercom/me.ts");
    const [type] = types();
    const outcome = await cancellable(l10n.t("Testing the connection…"), async (signal) => {
      const me = await session.send(identifyAdmin(), signal);
      const list =
        type === undefined
          ? undefined
          : await session
              .ask(({ listInstances }) => listInstances(type, { perPage: 1 }), signal)
              .catch((error: unknown) => {
                if (error instanceof IntercomError && error.kind !== "cancelled") return error;
                throw error;
              });
      return { me, list };
    });
    const token = describeMe(outcome.me);
    const list = describeList(type, outcome.list);
    // What is wrong comes first, for those who read no further.
    const failed = outcome.list instanceof IntercomError;
    const text = (failed ? [list, token] : [token, list]).join(" ");
    log.info(text);
    await (failed ? warn(text) : inform(text));
  };
}

function describeMe({ data, duration }: Answer<Me>): string {
  return l10n.t(
    "The token works: {0} in {1} ({2} ms).",
    visible(data.email ?? l10n.t("an admin")),
    visible(data.workspace.name ?? l10n.t("a workspace")),
    Math.round(duration),
  );
}

function describeList(
  type: string | undefined,
  list: Answer<Page<Instance>> | IntercomError | undefined,
): string {
  if (type === undefined || list === undefined) {
    return l10n.t("No custom object type is listed, so reading was not tested.");
  }
  if (list instanceof IntercomError) {
    const { message, next } = describeError(list.facts);
    return l10n.t("{0} cannot be read: {1} {2}", visible(type), message, next);
  }
  const { data, version, rateLimit } = list;
  return [
    l10n.t("{0} can be read with API {1}.", visible(type), version ?? "?"),
    ...(data.total === undefined ? [] : [l10n.t("It has {0} instances.", data.total)]),
    // Intercom announces a slice of ten seconds, not the minute of its documentation.
    ...(rateLimit === undefined
      ? []
      : [l10n.t("Intercom allows {0} requests in about 10 seconds.", rateLimit.limit)]),
  ].join(" ");
}
