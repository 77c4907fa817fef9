import * as l10n from "@vscode/l10n";
import type { DetachedHeaders, Detachment } from "../requests/httpRequest.ts";

/**
 * Why headers do not go out with a request, and what to do about it where that is not obvious. `names` has at least
 * one.
 */
export function describeLost(
  { because, shows }: Pick<DetachedHeaders, "because" | "shows">,
  names: readonly string[],
): string {
  const lost = names.join(", ");
  const isOne = names.length === 1;
  if (shows === "replacement")
    return isOne
      ? l10n.t("These headers replace all others, so {0} is not sent.", lost)
      : l10n.t("These headers replace all others, so {0} are not sent.", lost);
  if (shows === "request")
    return isOne
      ? l10n.t("Headers are set elsewhere but do not reach this request, so {0} is not sent.", lost)
      : l10n.t(
          "Headers are set elsewhere but do not reach this request, so {0} are not sent.",
          lost,
        );
  return isOne ? describeOne(because, lost) : describeSeveral(because, lost);
}

function describeOne(because: Detachment, name: string): string {
  switch (because) {
    case "inBody":
      return l10n.t(
        "These headers are passed where this call expects the body, so {0} is not sent.",
        name,
      );
    case "inQuery":
      return l10n.t(
        "These headers are passed where this call expects query parameters, so {0} is not sent.",
        name,
      );
    case "misplaced":
      return l10n.t("This call does not read headers from here, so {0} is not sent.", name);
    case "afterSending":
      return l10n.t("The request was already sent before this line, so {0} is not sent.", name);
    case "otherRequest":
      return l10n.t(
        "These headers were set on a different object from the one that is sent, so {0} is not sent.",
        name,
      );
    case "replaced":
      return l10n.t("Other headers replace these, so {0} is not sent.", name);
    case "notCopied":
      return l10n.t(
        "A Headers object has no properties that can be copied this way, so {0} is not sent. Copy its entries with Object.fromEntries, or pass the object itself.",
        name,
      );
    case "discarded":
      return l10n.t(
        "This returns a copy with these headers, but nothing uses the copy, so {0} is not sent.",
        name,
      );
    case "unused":
      return l10n.t("Nothing uses the object that holds these headers, so {0} is not sent.", name);
    case "uncopied":
      return l10n.t(
        "The request uses a copy that was made before this line, so {0} is not sent. Set it before the copy is made, or on the copy.",
        name,
      );
    case "behindLine":
      return l10n.t(
        "The command ends on the line before, so {0} is not sent. Put a backslash at the very end of that line.",
        name,
      );
    case "behindSign":
      return l10n.t(
        "The shell ends the command at the & in the URL, so {0} is not sent. Put the URL in quotes.",
        name,
      );
    case "behindBlank":
      return l10n.t(
        "A blank line ends the headers and starts the body, so {0} is not sent. Remove that line.",
        name,
      );
    case "inQuotes":
      return l10n.t(
        "The shell splits this variable at its blanks and does not read the quotes in it, so {0} is not sent. Write the header in the command, or keep the options in an array.",
        name,
      );
  }
}

function describeSeveral(because: Detachment, names: string): string {
  switch (because) {
    case "inBody":
      return l10n.t(
        "These headers are passed where this call expects the body, so {0} are not sent.",
        names,
      );
    case "inQuery":
      return l10n.t(
        "These headers are passed where this call expects query parameters, so {0} are not sent.",
        names,
      );
    case "misplaced":
      return l10n.t("This call does not read headers from here, so {0} are not sent.", names);
    case "afterSending":
      return l10n.t("The request was already sent before this line, so {0} are not sent.", names);
    case "otherRequest":
      return l10n.t(
        "These headers were set on a different object from the one that is sent, so {0} are not sent.",
        names,
      );
    case "replaced":
      return l10n.t("Other headers replace these, so {0} are not sent.", names);
    case "notCopied":
      return l10n.t(
        "A Headers object has no properties that can be copied this way, so {0} are not sent. Copy its entries with Object.fromEntries, or pass the object itself.",
        names,
      );
    case "discarded":
      return l10n.t(
        "This returns a copy with these headers, but nothing uses the copy, so {0} are not sent.",
        names,
      );
    case "unused":
      return l10n.t(
        "Nothing uses the object that holds these headers, so {0} are not sent.",
        names,
      );
    case "uncopied":
      return l10n.t(
        "The request uses a copy that was made before this line, so {0} are not sent. Set them before the copy is made, or on the copy.",
        names,
      );
    case "behindLine":
      return l10n.t(
        "The command ends on the line before, so {0} are not sent. Put a backslash at the very end of that line.",
        names,
      );
    case "behindSign":
      return l10n.t(
        "The shell ends the command at the & in the URL, so {0} are not sent. Put the URL in quotes.",
        names,
      );
    case "behindBlank":
      return l10n.t(
        "A blank line ends the headers and starts the body, so {0} are not sent. Remove that line.",
        names,
      );
    case "inQuotes":
      return l10n.t(
        "The shell splits this variable at its blanks and does not read the quotes in it, so {0} are not sent. Write the headers in the command, or keep the options in an array.",
        names,
      );
  }
}
