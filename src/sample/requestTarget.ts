/** Where a request goes, decoded: path segments one by one, so that an encoded slash stays in its segment. */
export interface RequestTarget {
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/**
 * Reads the target of a request line: a path, or the absolute form that clients send to a proxy, if it names
 * one of `hosts`. A string says why it cannot be read.
 */
export function requestTarget(
  target: string,
  hosts: readonly string[],
): RequestTarget | "bad encoding" | "other host" {
  const [, authority, rest = target] = /^http:\/\/([^/?#]*)(.*)$/is.exec(target) ?? [];
  if (authority !== undefined && !hosts.includes(authority.toLowerCase())) return "other host";
  const [path = "", ...queryParts] = rest.split("?");
  const query = queryParts.join("?");
  try {
    decodeURIComponent(query.replaceAll("+", " "));
    const segments = path.replace(/^\//, "").replace(/\/$/, "").split("/").map(decodeURIComponent);
    return { segments, query: new URLSearchParams(query) };
  } catch {
    return "bad encoding";
  }
}

/** The value of a query parameter; of several the last, as in Rack. */
export function parameter(query: URLSearchParams, name: string): string | undefined {
  return query.getAll(name).at(-1);
}
