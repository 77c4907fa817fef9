import { write, type Writer } from "../places/written.ts";
import { endOf } from "./brackets.ts";
import { readExpression, type Entry } from "./expression.ts";
import { anyVariable } from "./names.ts";
import type { Script } from "./script.ts";

/** A place where a variable is named, other than to give it a value, or its parameters to a command: `@params`. */
export interface Mention {
  readonly at: number;
  readonly end: number;
}

type Touched = "all" | "none" | { readonly name: string };

/** What a mention does to a table, where it may do more than read it. */
export interface Effect {
  readonly at: number;
  /** What it puts in; undefined where that is not understood. */
  readonly entry: Entry | undefined;
  /** The entries that it may take out or change: the one of a name, all, or none where it hands the table on. */
  readonly touches: Touched;
  /** It makes a copy: the name, in small letters, of the variable that holds this, where that is plain. */
  readonly copy?: { readonly into: string | undefined };
}

const mention = new RegExp(String.raw`${anyVariable}|(?<![\w$])@([A-Za-z_]\w*)`, "gi");

/** All places where variables are named, by their names in small letters. */
export function mentionsOf({ code }: Script): ReadonlyMap<string, readonly Mention[]> {
  const mentions = new Map<string, Mention[]>();
  for (const { 0: all, 1: bare, 2: braced, 3: splat = "", index } of code.matchAll(mention)) {
    const key = (bare ?? braced ?? splat).toLowerCase();
    const each = { at: index, end: index + all.length };
    const list = mentions.get(key);
    if (list === undefined) mentions.set(key, [each]);
    else list.push(each);
  }
  return mentions;
}

const adding = /\.Add\(/iy;
const part = /\.(?:([A-Za-z_]\w*)|(["'])([^"'\n$`]*)\2)|\[[ \t]*(["'])([^"'\n$`]*)\4[ \t]*\]/y;
const assigning = /[ \t]*=(?!=)/y;
/** What makes more than a value of a part that was read. */
const going = /[.[({:]|[ \t]*(?:,|\+\+|--|(?:[-+*/%]|\?\?)?=)/y;
/** What is given the value that follows. */
const filled = /(?:^|;)\s*\$([A-Za-z_]\w*)[ \t]*=[ \t]*$/;
/** What comes before a statement on its line. */
const beginning = /(?:^|[;{}]|^\s*(?:PS(?: [^>\n]{0,200})?)?>+)[ \t]*$/i;

/** What a mention does; undefined where it reads a part: `$h.X`, `$h['X']`. */
export function effectOf(script: Script, { at, end }: Mention): Effect | undefined {
  const { code } = script;
  const line = code.slice(Math.max(0, at - 300), at);
  const before = line.slice(line.lastIndexOf("\n") + 1);
  const add = endOf(adding, code, end);
  if (add !== undefined) return withEntry(at, addedAt(script, at, add));
  part.lastIndex = end;
  const found = part.exec(code);
  if (found === null) {
    const isDirect = /[.[]/.test(code.charAt(end)) || /=\s*$/.test(before);
    return { at, entry: undefined, touches: isDirect ? "all" : "none" };
  }
  const behind = end + found[0].length;
  const name = found[1] ?? found[3] ?? found[5] ?? "";
  const sign = endOf(assigning, code, behind);
  if (sign !== undefined && beginning.test(before)) {
    return withEntry(at, setAt(script, at, { behind, sign }, name));
  }
  if (/^clone$/i.test(name) && code.startsWith("()", behind)) {
    const into = filled.exec(before)?.[1]?.toLowerCase();
    return { at, entry: undefined, touches: "none", copy: { into } };
  }
  const isRead =
    endOf(going, code, behind) === undefined && !/(?:\+\+|--|\[ref\])\s*$/i.test(before);
  // Whoever has the table of the headers can change it.
  if (isRead && name.toLowerCase() !== "headers") return undefined;
  return { at, entry: undefined, touches: code[behind] === "(" ? "all" : { name } };
}

function withEntry(at: number, entry: Entry | undefined): Effect {
  return { at, entry, touches: entry === undefined ? "all" : { name: entry.name.text } };
}

/** `.Add("Accept", "application/json")` */
function addedAt(script: Script, start: number, from: number): Entry | undefined {
  const name = readExpression(script, from);
  const comma = endOf(/\s*,/y, script.text, name.span.end);
  if (name.kind !== "text" || comma === undefined) return undefined;
  const value = readExpression(script, comma);
  const close = endOf(/\s*\)/y, script.text, value.span.end);
  if (close === undefined) return undefined;
  return { name: name.written, value, span: { start, end: close } };
}

/** `["Accept"] = "application/json"` */
function setAt(
  script: Script,
  start: number,
  { behind, sign }: { readonly behind: number; readonly sign: number },
  name: string,
): Entry {
  const at = start + script.text.slice(start, behind).lastIndexOf(name);
  const writer: Writer = { text: "", runs: [] };
  write(writer, name, { start: at, end: at + name.length });
  const value = readExpression(script, sign);
  return { name: writer, value, span: { start, end: value.span.end } };
}
