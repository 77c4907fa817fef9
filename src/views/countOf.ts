import { l10n } from "vscode";

/** "50 of 1,234"; "50" where the server does not count. */
export function countOf(loaded: number, total: number | undefined): string {
  const format = new Intl.NumberFormat("en");
  return total === undefined
    ? format.format(loaded)
    : l10n.t("{0} of {1}", format.format(loaded), format.format(total));
}
