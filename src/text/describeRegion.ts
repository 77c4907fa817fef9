import * as l10n from "@vscode/l10n";
import type { Region } from "../intercom/endpoint.ts";

/** A region for people: its short form, its long one, and the host that serves it. */
export interface RegionDescription {
  readonly short: string;
  readonly long: string;
  readonly host: string;
}

export function describeRegion(region: Region): RegionDescription {
  switch (region) {
    case "us":
      return { short: "US", long: l10n.t("United States"), host: "api.intercom.io" };
    case "eu":
      return { short: "EU", long: l10n.t("Europe"), host: "api.eu.intercom.io" };
    case "au":
      return { short: "AU", long: l10n.t("Australia"), host: "api.au.intercom.io" };
  }
}
