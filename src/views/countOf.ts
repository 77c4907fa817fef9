import { l10n } from "vscode";

/** "50 of 1,234", as the language writes numbers; "50" where the server does not count. */
export function countOf(
  { loaded, total }: { readonly loaded: number; readonly total: number | undefined },
  locale: string,
): string {
  const count = numberIn(locale, loaded);
  return total === undefined ? count : l10n.t("{0} of {1}", count, numberIn(locale, total));
}

/** A number as a language writes it. */
export function numberIn(locale: string, value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}
