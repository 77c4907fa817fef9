/** The three places where Intercom stores workspaces (OpenAPI 2.13 `servers`). */
export const regions = ["us", "eu", "au"] as const;

export type Region = (typeof regions)[number];

const hosts = {
  us: "api.intercom.io",
  eu: "api.eu.intercom.io",
  au: "api.au.intercom.io",
} as const satisfies Record<Region, string>;

/** A host of Intercom's API; there is one for each region. */
export type IntercomHost = (typeof hosts)[Region];

/**
 * The host that serves a region. With the loopback address below these three are the whole allow-list: requests
 * go nowhere else, and whoever has to know or to write a host of Intercom's asks here.
 */
export function hostOfRegion(region: Region): IntercomHost {
  return hosts[region];
}

/** The region that a host serves, by its exact name in lower case; undefined for any other. */
export function regionOfHost(name: string): Region | undefined {
  return regions.find((region) => hosts[region] === name);
}

/** Where a connection's requests go: Intercom by region, or the extension's own embedded Intercom by port. */
export type Endpoint =
  { readonly region: Region } | { readonly region: "sample"; readonly port: number };

/** The origin of an endpoint, without a trailing slash: the only place that makes an address to send to. */
export function originOf(endpoint: Endpoint): string {
  return endpoint.region === "sample"
    ? `http://127.0.0.1:${endpoint.port}`
    : `https://${hostOfRegion(endpoint.region)}`;
}
