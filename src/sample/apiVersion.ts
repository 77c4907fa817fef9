/** What Intercom calls its moving version today; it was Unstable before. Ordered after every numbered one. */
const moving = ["Preview", "Unstable"];

const latestMinor = 17;

/** A known API version in an order that compares: 2.16 is 216, the moving one is infinite. */
export interface ApiVersion {
  readonly name: string;
  readonly order: number;
}

/**
 * The API version that an Intercom-Version header names, or undefined if there is none of that name.
 * Numbered versions are 1.0 to 1.4 and 2.0 to 2.17 (enum of intercom_version, OpenAPI 2.16, and the 2.17 pages).
 */
export function apiVersion(name: string): ApiVersion | undefined {
  if (moving.includes(name)) return { name, order: Number.POSITIVE_INFINITY };
  const [, major, minor] = /^([12])\.(0|[1-9]\d?)$/.exec(name) ?? [];
  if (Number(minor) <= (major === "1" ? 4 : latestMinor)) {
    return { name, order: Number(major) * 100 + Number(minor) };
  }
  return undefined;
}
