import * as l10n from "@vscode/l10n";
import type { CodeLanguage } from "../requests/client.ts";

/** How a language marks a variable in a text that fills variables in, and what a text lacks that does not. */
export interface Filling {
  /** Of a pattern: one variable with its marks, whatever the case of its letters. */
  readonly mark: string;
  /** The same where a token is to stand, and nothing else has such a sign. */
  readonly markOfToken?: string;
  /** A sentence that says what to do, in the imperative. */
  readonly toFill: () => string;
}

const inBackticks: Filling = {
  mark: /\$\{[^{}]+\}/.source,
  toFill: () => l10n.t("Use backticks instead of quotes."),
};

/** A name, an attribute, an element or a call, in braces. */
const inBraces = /\{[a-z_][\w.]*(?:\[[^\]{}]*\]|\(\))?\}/.source;

/** Names as others write them, in languages whose texts know none. */
const inNone: Filling = {
  mark: /\$?\{[a-z_][^{}]*\}/.source,
  markOfToken: /(?:\$?\{[a-z_][^{}]*\}|\$[a-z_]\w*)/.source,
  toFill: () => l10n.t("Join the strings with +."),
};

const fillings: Readonly<Partial<Record<CodeLanguage, Filling>>> = {
  ruby: { mark: /#\{[^{}]+\}/.source, toFill: () => l10n.t("Use double quotes.") },
  python: { mark: inBraces, toFill: () => l10n.t("Put f before the quotes.") },
  csharp: { mark: inBraces, toFill: () => l10n.t("Put $ before the quotes.") },
  javascript: inBackticks,
  typescript: inBackticks,
  tsx: inBackticks,
  php: {
    mark: /(?:\{\$[^{}]+\}|\$[a-z_](?:\w|->|\[[^\]]*\])*)/.source,
    toFill: () => l10n.t("Use double quotes."),
  },
  java: inNone,
  go: inNone,
};

/**
 * How other languages mark a variable, or call for one of the environment, which is a text like any other where it is
 * written instead.
 */
export const foreignMark =
  /(?:[#$]\{[a-z_@][^{}]*\}|\{\$?[a-z_]\w*\}|ENV\[[^\]]+\]|process\.env\.\w+)/.source;

/** Undefined for languages whose texts all fill variables in, or none do. */
export function fillingOf(language: CodeLanguage): Filling | undefined {
  return fillings[language];
}
