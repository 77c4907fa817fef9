import { isDeepStrictEqual } from "node:util";
import type { DataConnector } from "../intercom/dataConnector.ts";
import { parseJson } from "../intercom/json.ts";
import { redact } from "../intercom/redact.ts";
import { type Configurations, configurationOf } from "../model/configurations.ts";
import { jsonDocument } from "../text/resourceDocument.ts";
import { withoutSecrets } from "./withoutSecrets.ts";

/** What says that a JSON file is a snapshot, and of which layout. */
const format = "intercom-data-connector-snapshot-1";

/**
 * Both configurations of a connector for a file in a repository: keys in a fixed order, no times, no secrets.
 * A mask stands for each: that one is there, came or went can be compared, its value cannot.
 */
export function connectorSnapshot({ draft, live }: Configurations): string {
  const { id, name } = live ?? draft ?? { id: "", name: undefined };
  return jsonDocument({
    format,
    id,
    name: name === undefined ? null : redact(name),
    live: live === undefined ? null : savedOf(live),
    draft: draft === undefined ? null : savedOf(draft),
  });
}

/** A snapshot file against the connector as it is now. */
export type Comparison =
  | { readonly kind: "noSnapshot" }
  | { readonly kind: "same" }
  /** Paths of what is not as it was: `live.headers`. */
  | { readonly kind: "differs"; readonly paths: readonly string[] };

/** The connector that a snapshot file is of. */
export function snapshotId(text: string): string | undefined {
  const json = objectOf(text);
  const id = json?.["id"];
  return json?.["format"] === format && typeof id === "string" ? id : undefined;
}

/** Compares what a snapshot holds, whatever its layout, with a connector. */
export function compareSnapshot(text: string, now: Configurations): Comparison {
  if (snapshotId(text) === undefined) return { kind: "noSnapshot" };
  const saved = objectOf(text) ?? {};
  const current = objectOf(connectorSnapshot(now)) ?? {};
  const paths = ["id", "name", "live", "draft"].flatMap((name) =>
    differences(name, saved[name], current[name]),
  );
  return paths.length === 0 ? { kind: "same" } : { kind: "differs", paths };
}

function differences(path: string, saved: unknown, current: unknown): string[] {
  if (isDeepStrictEqual(saved, current)) return [];
  if (!isRecord(saved) || !isRecord(current)) return [path];
  const names = [...new Set([...Object.keys(saved), ...Object.keys(current)])].sort();
  return names
    .filter((name) => !isDeepStrictEqual(saved[name], current[name]))
    .map((name) => `${path}.${name}`);
}

function savedOf(configuration: DataConnector): unknown {
  return sorted(configurationOf(withoutSecrets(configuration)));
}

/** Names in the order of the alphabet, at every depth; the order of lists means something. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = parseJson(text);
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
