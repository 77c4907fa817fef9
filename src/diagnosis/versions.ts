/** Every version that Intercom has documented, oldest first; Preview was called Unstable (OpenAPI, enum). */
const versions = [
  ...["1.0", "1.1", "1.2", "1.3", "1.4"],
  ...["2.0", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9", "2.10", "2.11", "2.12"],
  ...["2.13", "2.14", "2.15", "2.16", "2.17", "Preview", "Unstable"],
];

/** Whether Intercom has documented exactly this version. */
export function isKnownVersion(version: string): boolean {
  return versions.includes(version);
}

/** The version that a text means, ignoring quotes, a `v` and case; undefined if none. */
export function meantVersion(written: string): string | undefined {
  const plain = written.replace(/^[\s"'`]*v?|[\s"'`]+$/gi, "").toLowerCase();
  return versions.find((version) => version.toLowerCase() === plain);
}

/** Whether a text is clearly meant as a version, right or wrong; anything else may be a misplaced secret. */
export function readsAsVersion(text: string): boolean {
  return (
    meantVersion(text) !== undefined ||
    /^"?(?:v?\d[\d.]{0,17}|\d{4}-\d\d-\d\d|latest|)"?$/i.test(text)
  );
}

/** Whether a version comes before another; false where one of them is unknown. */
export function isBefore(version: string, other: string): boolean {
  const [a, b] = [versions.indexOf(version), versions.indexOf(other)];
  return a >= 0 && b >= 0 && a < b;
}
