import { originOf, regions } from "../intercom/endpoint.ts";

/**
 * The custom object type that a connector's URL reads from Intercom's API, in the spelling of the path;
 * undefined for any other URL. Variables such as `{{external_id}}` may stand in path and query.
 */
export function typeOfUrl(url: string): string | undefined {
  const [address = ""] = url.trim().split(/[?#]/);
  const match = /^https?:\/\/([^/]+)\/custom_object_instances\/([^/]+)(?:\/[^/]*)?\/?$/i.exec(
    address,
  );
  const [, host = "", segment = ""] = match ?? [];
  if (!hosts.has(host.toLowerCase()) || segment === "") return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const hosts: ReadonlySet<string> = new Set(
  regions.map((region) => new URL(originOf({ region })).host),
);
