import type { Span } from "../httpRequest.ts";
import type { MakeFile } from "./makeLines.ts";
import { MakeScript, type Expanded, type Source } from "./makeScript.ts";
import { makeVariables, type MakeValue } from "./makeVariables.ts";

/** How deep values refer to other values. */
const deepest = 10;

/** How many characters are expanded in one script, and in a Makefile in all. */
const mostInScript = 20_000;
const mostInAll = 2_000_000;

/** Expands variables as make does: as text, regardless of quotes. */
export class MakeExpansion {
  readonly #text: string;
  readonly #prefix: string;
  readonly #variables: ReadonlyMap<string, readonly MakeValue[]>;
  /** The offset of each opening bracket's closing one. */
  readonly #closes: ReadonlyMap<number, number>;
  #left = mostInAll;
  #room = 0;
  #script = new MakeScript();

  constructor(text: string, file: MakeFile) {
    this.#text = text;
    this.#prefix = file.prefix;
    this.#variables = makeVariables(text, file);
    this.#closes = closingBrackets(text);
  }

  /** The script that some lines of a recipe make. */
  script(lines: readonly Span[]): Expanded {
    this.#script = new MakeScript();
    this.#room = mostInScript;
    const reference = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
    const { start } = reference;
    const source: Source = {
      ...{ parent: undefined, depth: 0, name: "", reference, start, from: 0, to: 0 },
    };
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1];
      // A recipe's next line may begin with its prefix, which make removes.
      if (before !== undefined)
        this.#script.write("\n", { start: before.end, end: before.end }, source);
      this.#script.beginLine();
      this.#recipe(line, source);
    }
    source.to = this.#script.length;
    return this.#script.expanded();
  }

  #recipe({ start, end }: Span, source: Source): void {
    this.#fill({ start, end }, source, Infinity, /[$\n]/g, (at) => {
      this.#letters(at, at + 1, source);
      // Make removes the prefix of a continued recipe line; a remaining tab is only white space, outside quotes.
      const isGone = this.#prefix !== "\t" || this.#script.surrounding !== "none";
      return isGone && this.#text[at + 1] === this.#prefix ? at + 2 : at + 1;
    });
  }

  #value({ start, end }: Span, source: Source, limit: number): void {
    this.#fill({ start, end }, source, limit, /[$\\\n]/g, (at) => {
      const [broken] = /^\\\r?\n[ \t]*/.exec(this.#text.slice(at, at + 200)) ?? [];
      if (broken !== undefined) {
        this.#script.write(" ", { start: at, end: at + broken.length }, source);
        return at + broken.length;
      }
      if (this.#text[at + 1] !== "#") {
        this.#letters(at, at + 1, source);
        return at + 1;
      }
      this.#script.write("#", { start: at, end: at + 2 }, source);
      return at + 2;
    });
  }

  /** Expands a stretch; `special` says where to go on after text that is no reference. */
  #fill(
    { start, end }: Span,
    source: Source,
    limit: number,
    stops: RegExp,
    special: (at: number) => number,
  ): void {
    for (let at = start; at < end;) {
      stops.lastIndex = at;
      const stop = Math.min(stops.exec(this.#text)?.index ?? end, end);
      if (stop > at) this.#letters(at, stop, source);
      if (stop === end) break;
      at = this.#text[stop] === "$" ? this.#reference(stop, end, source, limit) : special(stop);
    }
  }

  #reference(at: number, end: number, source: Source, limit: number): number {
    const next = at + 1 < end ? this.#text.charAt(at + 1) : "";
    if (next === "$") {
      this.#script.write("$", { start: at, end: at + 2 }, source);
      return at + 2;
    }
    if (next === "(" || next === "{") {
      const close = this.#closes.get(at + 1);
      if (close === undefined || close >= end) {
        this.#letters(at, at + 1, source);
        return at + 1;
      }
      const name = this.#text.slice(at + 2, Math.min(close, at + 200));
      this.#expand(name, { start: at, end: close + 1 }, source, limit);
      return close + 1;
    }
    if (next.trim() === "") return at + 1;
    this.#expand(next, { start: at, end: at + 2 }, source, limit);
    return at + 2;
  }

  #expand(name: string, reference: Span, source: Source, limit: number): void {
    const values = this.#valuesOf(name, source, limit);
    if (values.length === 0) this.#unknown(name, reference, source);
    for (const [index, { at, span, isImmediate }] of values.entries()) {
      if (index > 0) this.#script.write(" ", reference, source);
      const inner: Source = {
        ...{ parent: source, depth: source.depth + 1, name, reference },
        ...{ start: span.start, from: this.#script.length, to: this.#script.length },
      };
      this.#value(span, inner, isImmediate ? Math.min(limit, at) : limit);
      inner.to = this.#script.length;
    }
  }

  /** The values of a variable; empty if not known, circular or too long. */
  #valuesOf(name: string, source: Source, limit: number): readonly MakeValue[] {
    if (source.depth >= deepest) return [];
    for (let each: Source | undefined = source; each !== undefined; each = each.parent) {
      if (each.name === name) return [];
    }
    const values = (this.#variables.get(name) ?? []).filter(({ at }) => at < limit);
    const length = values.reduce((sum, { span }) => sum + span.end - span.start, 0);
    if (length > this.#room || length > this.#left) return [];
    this.#room -= length;
    this.#left -= length;
    return values;
  }

  #letters(start: number, end: number, source: Source): void {
    this.#script.letters(this.#text, { start, end }, source);
  }

  /** Writes a variable of unknown value as a shell variable, interrupting single quotes. */
  #unknown(name: string, reference: Span, source: Source): void {
    // A prefix for make, such as `$(Q)curl`, is not part of the command.
    if (this.#script.isStart && /[A-Za-z$]/.test(this.#text.charAt(reference.end))) return;
    const variable = `\${make_${/^\w{1,30}$/.test(name) ? name : "value"}}`;
    if (this.#script.surrounding === "single") {
      this.#script.write(`'"${variable}"'`, reference, source, "single");
    } else {
      this.#script.write(variable, reference, source);
    }
  }
}

/** The shell variables that stand for variables of make. */
const ofMake = /\$\{make_(\w+)\}/g;

/** A script's text with these written as in the Makefile; undefined if it contains none. */
export function writtenForMake(text: string): string | undefined {
  const written = text.replace(ofMake, "$($1)");
  return written === text ? undefined : written;
}

/** The offset of the closing bracket for each opening one; make counts each kind separately. */
function closingBrackets(text: string): ReadonlyMap<number, number> {
  const closes = new Map<number, number>();
  const open: Readonly<Record<string, number[]>> = { ")": [], "}": [] };
  for (const { index, 0: bracket } of text.matchAll(/[(){}]/g)) {
    if (bracket === "(") open[")"]?.push(index);
    else if (bracket === "{") open["}"]?.push(index);
    else {
      const start = open[bracket]?.pop();
      if (start !== undefined && text[start - 1] === "$") closes.set(start, index);
    }
  }
  return closes;
}
