/** The three places where Intercom stores workspaces (OpenAPI 2.13 `servers`). */
export const regions = ["us", "eu", "au"] as const;

export type Region = (typeof regions)[number];

/** Where a connection's requests go: Intercom by region, or the extension's own embedded Intercom by port. */
export type Endpoint =
  { readonly region: Region } | { readonly region: "sample"; readonly port: number };

/**
 * The origin of an endpoint, without a trailing slash. It is the whole allow-list: nothing else in the
 * product builds a host, so no setting, link or answer can choose another one.
 */
export function originOf(endpoint: Endpoint): string {
  switch (endpoint.region) {
    case "us":
      return "https://api.intercom.io";
    case "eu":
      return "https://api.eu.intercom.io";
    case "au":
      return "https://api.au.intercom.io";
    case "sample":
      return `http://127.0.0.1:${endpoint.port}`;
  }
}
