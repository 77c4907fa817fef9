import * as l10n from "@vscode/l10n";
import type { Cause, RankedCause } from "../diagnosis/causes.ts";
import { plain } from "./markdown.ts";

/** What the text shows stands before the repair; what else it can be, behind it. */
export function causesSections(
  ranked: readonly RankedCause[],
): Record<"shown" | "possible", string[]> {
  const shown = ranked.filter(({ confidence }) => confidence !== "possible");
  const possible = ranked.filter(({ confidence }) => confidence === "possible");
  return {
    shown:
      shown.length === 0
        ? []
        : [`## ${l10n.t("What causes it here")}`, "", ...shown.map(causeItem), ""],
    possible: [
      shown.length === 0
        ? `## ${l10n.t("What may cause it, most common first")}`
        : `## ${l10n.t("What else it could be")}`,
      "",
      ...possible.map(causeItem),
      "",
    ],
  };
}

function causeItem({ cause, confidence }: RankedCause, index: number): string {
  const { title, question, repair, standing, source } = cause;
  return [
    `${index + 1}. ${plain(`${title} ${confidence === "possible" ? question : repair}`)}`,
    `   _${knownAs(standing, source)}_`,
  ].join("\n");
}

function knownAs(standing: Cause["standing"], source: string): string {
  switch (standing) {
    case "guess":
      return l10n.t("A guess: {0}", source);
    case "reported":
      return l10n.t("Reported: {0}", source);
    case "documented":
      return l10n.t("Documented: {0}", source);
  }
}
