import type { Instance } from "../intercom/customObjects.ts";
import { shorten } from "./shorten.ts";

/** What one document shows: an instance of a connection's custom object type. */
export interface InstanceRef {
  /** The key of its connection. */
  readonly connection: string;
  readonly type: string;
  /** Intercom's id. */
  readonly id: string;
  /** For people alone: external_id where there is one, else the id; at most 80 UTF-16 units. */
  readonly label: string;
}

/** Authority and path of a document's address. */
export interface Address {
  readonly authority: string;
  readonly path: string;
}

/** Long external_ids would fill the tab and the limits of URIs; the id is what finds the object. */
const labelLength = 80;

export function instanceRef(connection: string, instance: Instance): InstanceRef {
  const label = instance.externalId ?? instance.id;
  return { connection, type: instance.type, id: instance.id, label: shorten(label, labelLength) };
}

/** `intercom://<connection>/instances/<type>/<id>/<label>.json`, as its two parts. */
export function addressOf({ connection, type, id, label }: InstanceRef): Address {
  const segments = [type, id, `${label}.json`].map(encodeSegment);
  return { authority: connection, path: `/instances/${segments.join("/")}` };
}

/** The inverse of `addressOf`; undefined for any other address. */
export function refOf({ authority, path }: Address): InstanceRef | undefined {
  const [start, kind, ...rest] = path.split("/");
  const segments = rest.map(decodeSegment);
  const [type, id, name] = segments;
  if (start !== "" || kind !== "instances" || segments.length !== 3) return undefined;
  if (type === undefined || id === undefined || !name?.endsWith(".json")) return undefined;
  return { connection: authority, type, id, label: name.slice(0, -".json".length) };
}

/**
 * Editors decode, normalise and re-encode addresses, each a little differently: `%2F` becomes a slash,
 * dot segments vanish, lone surrogates throw. So everything with a meaning in an address is written as
 * `~` and four hex digits of its UTF-16 code unit, `~` itself included; an empty segment is `~`.
 */
export function encodeSegment(segment: string): string {
  if (segment === "") return "~";
  return segment
    .replace(unsafe, (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/^\.+$/, (dots) => dots.replaceAll(".", "~002e"));
}

/** The inverse of `encodeSegment`; undefined for what it never writes. */
export function decodeSegment(encoded: string): string | undefined {
  if (encoded === "~") return "";
  const segment = encoded.replace(/~([0-9a-f]{4})/g, (_, unit: string) =>
    String.fromCharCode(Number.parseInt(unit, 16)),
  );
  return encodeSegment(segment) === encoded ? segment : undefined;
}

const unsafe =
  /[~/\\%?#:\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
