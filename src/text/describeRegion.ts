import * as l10n from "@vscode/l10n";
import { type IntercomHost, type Region, hostOfRegion } from "../intercom/endpoint.ts";

/** A region for people: its short form, its long one, and the host that serves it. */
export interface RegionDescription {
  readonly short: string;
  readonly long: string;
  readonly host: IntercomHost;
}

export function describeRegion(region: Region): RegionDescription {
  const host = hostOfRegion(region);
  switch (region) {
    case "us":
      return { short: "US", long: l10n.t("United States"), host };
    case "eu":
      return { short: "EU", long: l10n.t("Europe"), host };
    case "au":
      return { short: "AU", long: l10n.t("Australia"), host };
  }
}
