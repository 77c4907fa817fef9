/** The versions that know custom object instances, oldest first. Preview moves and counts as the newest. */
export const apiVersions = ["2.13", "2.14", "2.15", "2.16", "2.17", "Preview"] as const;

export type ApiVersion = (typeof apiVersions)[number];

export function isApiVersion(value: unknown): value is ApiVersion {
  return apiVersions.some((version) => version === value);
}

/** The later of two versions: the configured one is a floor, an operation may need more. */
export function laterVersion(a: ApiVersion, b: ApiVersion): ApiVersion {
  return apiVersions.indexOf(a) >= apiVersions.indexOf(b) ? a : b;
}
