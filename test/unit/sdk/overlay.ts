import { readFileSync } from "node:fs";
import * as v from "valibot";
import { parse } from "yaml";
import { properties } from "../sample/exchange.ts";

const folder = new URL("../../fixtures/openapi/", import.meta.url);

/** The versions whose descriptions are kept. */
export const describedVersions = ["2.13", "2.16", "Preview"] as const;

export type DescribedVersion = (typeof describedVersions)[number];

const entrySchema = v.object({
  at: v.pipe(v.array(v.string()), v.minLength(1)),
  because: v.pipe(v.string(), v.minLength(40)),
  versions: v.optional(v.array(v.picklist(describedVersions))),
  replaceWith: v.record(v.string(), v.unknown()),
});

/** A place of the descriptions that is read differently, and the fact that justifies it. */
export type OverlayEntry = v.InferOutput<typeof entrySchema>;

function readYaml(name: string): unknown {
  return parse(readFileSync(new URL(name, folder), "utf8"));
}

export const overlay: readonly OverlayEntry[] = v.parse(
  v.array(entrySchema),
  readYaml("overlay.yaml"),
);

/** One version's description as Intercom published it, after the entries given. */
export function readDescription(
  version: DescribedVersion,
  entries: readonly OverlayEntry[],
): Readonly<Record<string, unknown>> {
  return entries
    .filter(({ versions }) => versions?.includes(version) ?? true)
    .reduce(
      (document, { at, replaceWith }) => replaced(document, at, replaceWith),
      properties(readYaml(`${version}.yaml`)),
    );
}

/** A path whose parents do not exist is a mistake in the overlay; its last key may be new. */
function replaced(
  value: Readonly<Record<string, unknown>>,
  [key = "", ...rest]: readonly string[],
  replacement: unknown,
): Record<string, unknown> {
  if (rest.length === 0) return { ...value, [key]: replacement };
  if (!(key in value)) throw new Error(`the description has no ${[key, ...rest].join(" / ")}`);
  return { ...value, [key]: replaced(properties(value[key]), rest, replacement) };
}
