import * as l10n from "@vscode/l10n";
import type { Detachment } from "../requests/httpRequest.ts";

/**
 * Why headers do not go out with a request, and what to do about it where that is not obvious. `names` has at least
 * one.
 */
export function describeLost(because: Detachment, names: readonly string[]): string {
  const lost = names.join(", ");
  return names.length === 1 ? describeOne(because, lost) : describeSeveral(because, lost);
}

function describeOne(because: Detachment, name: string): string {
  switch (because) {
    case "inBody":
      return l10n.t(
        "The headers stand where this call takes the body: {0} does not go out with this request.",
        name,
      );
    case "inQuery":
      return l10n.t(
        "The headers stand where this call takes the parameters of the query: {0} does not go out with this request.",
        name,
      );
    case "misplaced":
      return l10n.t(
        "This call does not look for headers here: {0} does not go out with this request.",
        name,
      );
    case "afterSending":
      return l10n.t(
        "The request was sent before this: {0} does not go out with this request.",
        name,
      );
    case "otherRequest":
      return l10n.t(
        "These headers were given to another object than the one that is sent: {0} does not go out with this request.",
        name,
      );
    case "replaced":
      return l10n.t(
        "Other headers take the place of these: {0} does not go out with this request.",
        name,
      );
    case "notCopied":
      return l10n.t(
        "An object of Headers has no entries that this could copy: {0} does not go out with this request. Copy its entries with Object.fromEntries, or hand it over as it is.",
        name,
      );
    case "discarded":
      return l10n.t(
        "This makes a copy with these headers, which nothing uses: {0} does not go out with this request.",
        name,
      );
    case "unused":
      return l10n.t(
        "Nothing uses what holds these headers: {0} does not go out with this request.",
        name,
      );
    case "uncopied":
      return l10n.t(
        "The request has a copy that was made before this: {0} does not go out with this request. Write them before the copy is made, or into the copy.",
        name,
      );
    case "behindLine":
      return l10n.t(
        "The command ends on the line before: {0} does not go out with this request. Put a backslash at the very end of that line.",
        name,
      );
    case "behindSign":
      return l10n.t(
        "The command ends at the & in its URL: {0} does not go out with this request. Put the URL into quotes.",
        name,
      );
    case "behindBlank":
      return l10n.t(
        "A blank line ends the headers, and what stands behind it is the body: {0} does not go out with this request. Take that line away.",
        name,
      );
  }
}

function describeSeveral(because: Detachment, names: string): string {
  switch (because) {
    case "inBody":
      return l10n.t(
        "The headers stand where this call takes the body: {0} do not go out with this request.",
        names,
      );
    case "inQuery":
      return l10n.t(
        "The headers stand where this call takes the parameters of the query: {0} do not go out with this request.",
        names,
      );
    case "misplaced":
      return l10n.t(
        "This call does not look for headers here: {0} do not go out with this request.",
        names,
      );
    case "afterSending":
      return l10n.t(
        "The request was sent before this: {0} do not go out with this request.",
        names,
      );
    case "otherRequest":
      return l10n.t(
        "These headers were given to another object than the one that is sent: {0} do not go out with this request.",
        names,
      );
    case "replaced":
      return l10n.t(
        "Other headers take the place of these: {0} do not go out with this request.",
        names,
      );
    case "notCopied":
      return l10n.t(
        "An object of Headers has no entries that this could copy: {0} do not go out with this request. Copy its entries with Object.fromEntries, or hand it over as it is.",
        names,
      );
    case "discarded":
      return l10n.t(
        "This makes a copy with these headers, which nothing uses: {0} do not go out with this request.",
        names,
      );
    case "unused":
      return l10n.t(
        "Nothing uses what holds these headers: {0} do not go out with this request.",
        names,
      );
    case "uncopied":
      return l10n.t(
        "The request has a copy that was made before this: {0} do not go out with this request. Write them before the copy is made, or into the copy.",
        names,
      );
    case "behindLine":
      return l10n.t(
        "The command ends on the line before: {0} do not go out with this request. Put a backslash at the very end of that line.",
        names,
      );
    case "behindSign":
      return l10n.t(
        "The command ends at the & in its URL: {0} do not go out with this request. Put the URL into quotes.",
        names,
      );
    case "behindBlank":
      return l10n.t(
        "A blank line ends the headers, and what stands behind it is the body: {0} do not go out with this request. Take that line away.",
        names,
      );
  }
}
