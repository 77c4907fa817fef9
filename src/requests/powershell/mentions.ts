import { write, type Writer } from "../places/written.ts";
import { endOf } from "./brackets.ts";
import { readExpression, type Entry } from "./expression.ts";
import { anyVariable } from "./names.ts";
import type { Script } from "./script.ts";

/** A use of a variable, other than assigning to it or splatting it: `@params`. */
export interface Mention {
  readonly at: number;
  readonly end: number;
}

type Touched = "all" | "none" | { readonly name: string };

/** What a use may do to a table, beyond reading it. */
export interface Effect {
  readonly at: number;
  /** The entry it adds; undefined if not understood. */
  readonly entry: Entry | undefined;
  /** The entries it may change: one name, all, or none where it only passes the table on. */
  readonly touches: Touched;
  /** It clones the table; `into`: the variable that gets the clone, in lower case, if known. */
  readonly copy?: { readonly into: string | undefined };
}

const mention = new RegExp(String.raw`${anyVariable}|(?<![\w$])@([A-Za-z_]\w*)`, "gi");

/** All uses of variables, by name in lower case. */
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
/** Text after a member that does more with it than read it. */
const going = /[.[({:]|[ \t]*(?:,|\+\+|--|(?:[-+*/%]|\?\?)?=)/y;
/** Text before a value that is assigned. */
const filled = /(?:^|;)\s*\$([A-Za-z_]\w*)[ \t]*=[ \t]*$/;
/** Text before a statement at the beginning of its line. */
const beginning = /(?:^|[;{}]|^\s*(?:PS(?: [^>\n]{0,200})?)?>+)[ \t]*$/i;

/** The effect of a use; undefined if it only reads: `$h.X`, `$h['X']`. */
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
  // Whoever reads the table of headers may change it.
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
