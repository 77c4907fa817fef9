import * as l10n from "@vscode/l10n";
import type { RefusedAccept } from "./accept.ts";

/** Why Intercom refuses an Accept value, as a sentence; `value` may turn out to contain another header. */
export function describeRefusedAccept(because: RefusedAccept, value = ""): string {
  const reason = holdsMore(value) ? saidOfMore() : reasonOf(because);
  return `${reason} ${l10n.t("Intercom answers 406 media_type_not_acceptable.")}`;
}

function reasonOf(because: RefusedAccept): string {
  switch (because) {
    case "empty":
      return l10n.t("The Accept header is empty.");
    case "undefined":
      return l10n.t("The Accept header comes from a variable that was not set.");
    case "headerName":
      return l10n.t("The value repeats the header's name instead of giving a media type.");
    case "quoted":
      return l10n.t("The quotes are part of the value, so it is not a media type.");
    case "zeroQuality":
      return l10n.t("A quality of 0 means that JSON is not wanted.");
    case "notAMediaType":
      return l10n.t("This is not a media type. Write application/json.");
    case "notJson":
      return l10n.t("This asks for something other than application/json.");
  }
}

/** Whether a value contains another header: after a line break, an escaped one, or directly attached. */
export function holdsMore(value: string): boolean {
  return /(?:\n|\\n)[ \t]*[a-z][\w-]*:|[^\s,;](?:Authorization|Content-Type|Intercom-Version|User-Agent):/i.test(
    value,
  );
}

function saidOfMore(): string {
  return l10n.t("This value contains another header because a line break is missing between them.");
}
