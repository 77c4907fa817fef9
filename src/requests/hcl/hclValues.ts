import type { Span } from "../httpRequest.ts";
import {
  append,
  appendFilled,
  slice,
  valueOf,
  write,
  type Writer,
  type Written,
} from "../places/written.ts";
import type { HclBody, HclEntry, HclExpression } from "./hclSyntax.ts";
import { keyOfHcl } from "./hclTexts.ts";

/** A map, possibly merged from several. */
export interface HclMap {
  readonly entries: readonly HclEntry[];
  /** False if it may have other entries. */
  readonly isComplete: boolean;
  /** The object to which entries can be added. */
  readonly object: HclObject | undefined;
}

type HclObject = Extract<HclExpression, { kind: "object" }>;

/** How many names may lead from one to the next. */
const deepest = 50;
const longest = 10_000;
const unknownMap: HclMap = { entries: [], isComplete: false, object: undefined };

/**
 * The values of names defined in an HCL file. `withDefaults`: variables have their default values. Each value is
 * resolved once.
 */
export class HclValues {
  readonly #text: string;
  readonly #named: ReadonlyMap<string, HclExpression>;
  readonly #resolved = new Map<HclExpression, HclExpression | undefined>();
  readonly #texts = new Map<HclExpression, Written>();
  readonly #maps = new Map<HclExpression, HclMap>();
  #depth = 0;

  constructor(text: string, file: HclBody, withDefaults: boolean) {
    this.#text = text;
    this.#named = namesOf(file, withDefaults);
  }

  /** A text with known names substituted; others stay as variables. */
  textOf(expression: HclExpression): Written {
    const known = this.#texts.get(expression);
    if (known !== undefined) return known;
    const writer: Writer = { text: "", runs: [] };
    const { span } = expression;
    if (expression.kind !== "template") this.#fill(writer, expression, span, "none");
    else {
      for (const part of expression.parts) {
        if (part.kind === "text") write(writer, part.text, part.span, "double");
        else this.#fill(writer, part.by, part.span, "double");
      }
      const inner = { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
      if (writer.runs.length === 0) write(writer, "", inner, "double");
    }
    this.#texts.set(expression, writer);
    return writer;
  }

  /** The entries of a map, as far as known; the last one with a key counts. */
  mapOf(expression: HclExpression): HclMap {
    const known = this.#maps.get(expression);
    if (known !== undefined) return known;
    this.#maps.set(expression, unknownMap);
    const map = this.#deeper(() => this.#readMap(expression)) ?? unknownMap;
    this.#maps.set(expression, map);
    return map;
  }

  #readMap(expression: HclExpression): HclMap {
    const value = this.#resolve(expression);
    if (value?.kind === "object") {
      const isComplete = value.entries.every(({ key }) => keyOfHcl(key) !== undefined);
      return { entries: value.entries, isComplete, object: value };
    }
    if (value?.kind !== "call" || value.name !== "merge") return unknownMap;
    const maps = value.given.map((given) => this.mapOf(given));
    const byKey = new Map<string | undefined, HclEntry>();
    for (const { entries } of maps) {
      for (const entry of entries) byKey.set(keyOfHcl(entry.key), entry);
    }
    const own = maps.filter((_, index) => value.given[index]?.kind === "object");
    return {
      entries: [...byKey.values()],
      isComplete: maps.every(({ isComplete }) => isComplete),
      object: (own.at(-1) ?? maps.findLast(({ object }) => object !== undefined))?.object,
    };
  }

  /** The value that a name finally refers to; undefined if unknown or computed. */
  #resolve(expression: HclExpression): HclExpression | undefined {
    if (this.#resolved.has(expression)) return this.#resolved.get(expression);
    this.#resolved.set(expression, undefined);
    const value = this.#deeper(() => this.#meant(expression));
    this.#resolved.set(expression, value);
    return value;
  }

  #meant(expression: HclExpression): HclExpression | undefined {
    switch (expression.kind) {
      case "call": {
        const [given] = expression.given;
        const isSame = /^(?:(?:non)?sensitive|to(?:map|string))$/.test(expression.name);
        return isSame ? given && this.#resolve(given) : expression;
      }
      case "reference": {
        const [scope = "", name = "", ...steps] = expression.path;
        let found = this.#named.get(`${scope}.${name}`);
        for (const step of steps) found = found && this.#entryOf(found, step);
        return found && this.#resolve(found);
      }
      case "index": {
        const by = valueOf(this.textOf(expression.by));
        const found = by.kind === "known" ? this.#entryOf(expression.of, by.text) : undefined;
        return found && this.#resolve(found);
      }
      case "template":
      case "scalar":
      case "object":
        return expression;
      case "list":
      case "other":
        return undefined;
    }
  }

  #entryOf(map: HclExpression, name: string): HclExpression | undefined {
    const whole = this.#resolve(map);
    const entries = whole?.kind === "object" ? whole.entries : [];
    return entries.find(({ key }) => keyOfHcl(key) === name)?.value;
  }

  /** Writes the value of an interpolated expression, which is usually written elsewhere. */
  #fill(writer: Writer, by: HclExpression, span: Span, quote: "none" | "double"): void {
    const value = writer.text.length > longest ? undefined : this.#resolve(by);
    const inner = value && this.#deeper(() => this.#textOfValue(value));
    if (inner === undefined || inner.text.length > longest) {
      write(writer, this.#text.slice(span.start, span.end), span, quote, true);
    } else {
      appendFilled(writer, inner, span, quote);
    }
  }

  #textOfValue(value: HclExpression): Written | undefined {
    if (value.kind === "template") return this.textOf(value);
    if (value.kind === "call" && value.name === "format") return this.#formatted(value.given);
    const run = { at: 0, span: value.span, quote: "none" } as const;
    return value.kind === "scalar"
      ? { text: value.text, runs: [{ ...run, length: value.text.length }] }
      : undefined;
  }

  /** `format("Bearer %s", var.token)`. */
  #formatted([first, ...given]: readonly HclExpression[]): Written | undefined {
    if (first === undefined) return undefined;
    const writer: Writer = { text: "", runs: [] };
    const format = this.textOf(first);
    let from = 0;
    let next = 0;
    for (const { index, 0: verb } of format.text.matchAll(/%[sdv]/g)) {
      const by = given[next++];
      if (by === undefined || writer.text.length > longest) return undefined;
      if (index > from) append(writer, slice(format, from, index));
      append(writer, this.textOf(by));
      from = index + verb.length;
    }
    if (from < format.text.length) append(writer, slice(format, from, format.text.length));
    return writer;
  }

  #deeper<Found>(look: () => Found): Found | undefined {
    if (this.#depth >= deepest) return undefined;
    this.#depth++;
    const found = look();
    this.#depth--;
    return found;
  }
}

/** The values of `local.x` and, with defaults, `var.y`. */
function namesOf({ blocks }: HclBody, withDefaults: boolean): ReadonlyMap<string, HclExpression> {
  const named = new Map<string, HclExpression>();
  for (const { words, body } of blocks) {
    const [type, name = ""] = words;
    for (const { name: attribute, value } of body.attributes) {
      if (type === "locals") named.set(`local.${attribute}`, value);
      else if (withDefaults && type === "variable" && attribute === "default" && !isEmpty(value)) {
        named.set(`var.${name}`, value);
      }
    }
  }
  return named;
}

/** An empty default is a placeholder for a value to be set. */
function isEmpty(value: HclExpression): boolean {
  return value.kind === "template" && value.parts.length === 0;
}
