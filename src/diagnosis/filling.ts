import * as l10n from "@vscode/l10n";
import type { CodeLanguage } from "../requests/client.ts";

/** How a language substitutes variables in a text, and what a text needs for that. */
export interface Filling {
  /** The source of a pattern: one variable in the language's notation, case-insensitive. */
  readonly mark: string;
  /** The same in the place of a token, where nothing else has such a sign. */
  readonly markOfToken?: string;
  /** The notation has a sign that no client's templates have. */
  readonly isSigned?: true;
  /** A sentence that says what to do, in the imperative. */
  readonly toFill: () => string;
}

const inBackticks: Filling = {
  mark: /\$\{[^{}]+\}/.source,
  isSigned: true,
  toFill: () => l10n.t("Use backticks instead of quotes."),
};

/** A name, attribute, element or call in braces. */
const inBraces = /\{[a-z_][\w.]*(?:\[[^\]{}]*\]|\(\))?\}/.source;

/** The notation of other languages, for those whose strings have no interpolation. */
const inNone: Filling = {
  mark: /\$?\{[a-z_][^{}]*\}/.source,
  markOfToken: /(?:\$?\{[a-z_][^{}]*\}|\$[a-z_]\w*)/.source,
  toFill: () => l10n.t("Join the strings with +."),
};

const fillings: Readonly<Partial<Record<CodeLanguage, Filling>>> = {
  ruby: {
    mark: /#\{[^{}]+\}/.source,
    isSigned: true,
    toFill: () => l10n.t("Use double quotes."),
  },
  python: { mark: inBraces, toFill: () => l10n.t("Put f before the quotes.") },
  csharp: { mark: inBraces, toFill: () => l10n.t("Put $ before the quotes.") },
  javascript: inBackticks,
  typescript: inBackticks,
  tsx: inBackticks,
  php: {
    mark: /(?:\{\$[^{}]+\}|\$[a-z_](?:\w|->|\[[^\]]*\])*)/.source,
    isSigned: true,
    toFill: () => l10n.t("Use double quotes."),
  },
  java: inNone,
  go: inNone,
};

/** The notations of other languages for a variable or environment variable, which are plain text in this one. */
export const foreignMark =
  /(?:[#$]\{[a-z_@][^{}]*\}|\{\$?[a-z_]\w*\}|ENV\[[^\]]+\]|process\.env\.\w+)/.source;

/** Undefined for languages in which all strings interpolate, or none do. */
export function fillingOf(language: CodeLanguage): Filling | undefined {
  return fillings[language];
}
