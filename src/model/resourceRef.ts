import type { DataConnectorSummary } from "../intercom/dataConnector.ts";
import type { StateVersion } from "../intercom/dataConnectors.ts";
import type { Instance } from "../intercom/customObjects.ts";
import { shorten } from "./shorten.ts";

/** What one document shows, of which connection. */
export type ResourceRef = InstanceRef | ConfigurationRef | RunRef;

interface Ref {
  /** The key of its connection. */
  readonly connection: string;
  /** For people alone, as the name of the file; at most 80 UTF-16 units where a ref is made here. */
  readonly label: string;
}

/** An instance of a custom object type. */
export interface InstanceRef extends Ref {
  readonly kind: "instance";
  readonly type: string;
  /** Intercom's id. */
  readonly id: string;
}

/** One configuration of a Data Connector. */
export interface ConfigurationRef extends Ref {
  readonly kind: "configuration";
  /** The connector's id. */
  readonly connector: string;
  readonly version: StateVersion;
}

/** A run of a Data Connector, or one form of its response. */
export interface RunRef extends Ref {
  readonly kind: "run";
  /** The connector's id. */
  readonly connector: string;
  readonly id: string;
  /** `raw` is the response as the API gave it, `mapped` as Intercom made it. */
  readonly part: "whole" | "raw" | "mapped";
}

/** Authority and path of a document's address. */
export interface Address {
  readonly authority: string;
  readonly path: string;
}

/** Long external_ids would fill the tab and the limits of URIs; the id is what finds the object. */
const labelLength = 80;

/** An instance's document is called by external_id where there is one, else by the id. */
export function instanceRef(connection: string, instance: Instance): InstanceRef {
  const label = shorten(instance.externalId ?? instance.id, labelLength);
  return { kind: "instance", connection, type: instance.type, id: instance.id, label };
}

/** A configuration's document is called by the connector's name and which of the two it is. */
export function configurationRef(
  connection: string,
  { id, name }: Pick<DataConnectorSummary, "id" | "name">,
  version: StateVersion,
): ConfigurationRef {
  const label = `${shorten(name?.trim() || id, labelLength - 8)} (${version})`;
  return { kind: "configuration", connection, connector: id, version, label };
}

/** A run's document is called by its id. */
export function runRef(
  connection: string,
  run: { readonly connector: string; readonly id: string },
  part: RunRef["part"],
): RunRef {
  const name = shorten(run.id, labelLength - 16);
  const label = { whole: `Run ${name}`, raw: `Run ${name} raw`, mapped: `Run ${name} mapped` }[
    part
  ];
  return { kind: "run", connection, ...run, part, label };
}

/**
 * `intercom://<connection>/instances/<type>/<id>/<label>.json`, `/connectors/<id>/<draft|live>/<label>.json`,
 * `/connectors/<id>/runs/<run>/<label>.json`, `/connectors/<id>/runs/<run>/<raw|mapped>/<label>.json`.
 */
export function addressOf(ref: ResourceRef): Address {
  const segments = [...segmentsOf(ref), `${ref.label}.json`].map(encodeSegment);
  return { authority: ref.connection, path: `/${segments.join("/")}` };
}

/** The inverse of `addressOf`; undefined for any other address. */
export function refOf({ authority, path }: Address): ResourceRef | undefined {
  const [start, ...encoded] = path.split("/");
  const decoded = encoded.map(decodeSegment);
  const segments = decoded.filter((segment) => segment !== undefined);
  const name = segments.pop();
  if (start !== "" || segments.length + 1 !== decoded.length) return undefined;
  if (name?.endsWith(".json") !== true) return undefined;
  const common = { connection: authority, label: name.slice(0, -".json".length) };
  const [kind = "", ...rest] = segments;
  if (kind === "instances") return instanceAt(rest, common);
  return kind === "connectors" ? partOfConnectorAt(rest, common) : undefined;
}

function segmentsOf(ref: ResourceRef): readonly string[] {
  switch (ref.kind) {
    case "instance":
      return ["instances", ref.type, ref.id];
    case "configuration":
      return ["connectors", ref.connector, ref.version];
    case "run": {
      const run = ["connectors", ref.connector, "runs", ref.id];
      return ref.part === "whole" ? run : [...run, ref.part];
    }
  }
}

function instanceAt([type, id, ...more]: readonly string[], ref: Ref): InstanceRef | undefined {
  if (type === undefined || id === undefined || more.length > 0) return undefined;
  return { kind: "instance", type, id, ...ref };
}

function partOfConnectorAt(
  [connector, what, id, part, ...more]: readonly string[],
  ref: Ref,
): ConfigurationRef | RunRef | undefined {
  if (connector === undefined || more.length > 0) return undefined;
  if (what === "draft" || what === "live") {
    return id === undefined
      ? { kind: "configuration", connector, version: what, ...ref }
      : undefined;
  }
  if (what !== "runs" || id === undefined) return undefined;
  if (part === undefined) return { kind: "run", connector, id, part: "whole", ...ref };
  return part === "raw" || part === "mapped"
    ? { kind: "run", connector, id, part, ...ref }
    : undefined;
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
