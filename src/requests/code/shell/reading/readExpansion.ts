import type { Span } from "../../../httpRequest.ts";
import { readWordsIn } from "../../../shell/commandLine.ts";
import { readExpanding, readPosixPiece } from "../../../shell/posixWord.ts";
import type { ShellWord, WordDraft } from "../../../shell/shellWord.ts";
import { slice } from "../../../places/written.ts";
import type { Expression } from "../../program.ts";
import { nameOf } from "../../reading.ts";
import { anything, native } from "../natives.ts";
import { readSubstitution } from "./readSubstitution.ts";
import { readZsh } from "./readZsh.ts";
import { readArgument, textOf } from "./readWord.ts";
import type { ShellSource } from "../shellSource.ts";

/** The parts of `${…}`: sign, name, key and operation. */
const braces = /^([!#]?)([A-Za-z_]\w*|\d+|[@*])(?:\[([^\]]*)\])?(.*)$/s;

/** `$X`, `${X…}`, `$1`, `$@`, `$(…)`; `isQuoted`: it is in double quotes. */
export function readExpansion(at: Span, isQuoted: boolean, source: ShellSource): Expression {
  const written = source.text.slice(at.start, at.end);
  const node = source.substitutions.get(at.start);
  if (node !== undefined) return readSubstitution(node, source);
  const own = source.isZsh ? readZsh(at, isQuoted, source) : undefined;
  if (own !== undefined) return own;
  if (/^\$\w/.test(written)) return variable(written.slice(1), { at, isQuoted }, source);
  if (/^\$[@*]/.test(written)) {
    return native(written === "$@" || !isQuoted ? "$all" : "$joined", at, [nameOf("@", at)]);
  }
  if (!/^\$\{.*\}$/s.test(written)) return anything(at);
  const [, sign, name = "", key, rest = ""] = braces.exec(written.slice(2, -1)) ?? [];
  // `${!array[@]}`: the keys.
  if (sign === "!" && /^[@*]$/.test(key ?? "") && rest === "")
    return native("$keys", at, [nameOf(name, at)]);
  if (sign !== "" || name === "") return anything(at);
  const inside = { start: at.end - 1 - rest.length, end: at.end - 1 };
  const isAll = /^[@*]$/.test(key ?? name);
  const held = isAll
    ? nameOf(/^\w/.test(name) ? name : "@", at)
    : holding(name, key, { at, isQuoted }, source);
  if (isAll) {
    if (/^:?[-+]/.test(rest)) return native("$all", at, [held]);
    const [, skipped] = /^:[ \t]*(\d+)$/.exec(rest) ?? [];
    if (skipped !== undefined) {
      // Positional parameters begin at 1.
      const count = Number(skipped) - (/^\w/.test(name) ? 0 : 1);
      const skip = { kind: "constant", ...at, value: Math.max(count, 0) } as const;
      return native("$all", at, [native("$shifted", at, [held, skip])]);
    }
    const [affixing, side] = /^\/([#%])\//.exec(rest) ?? [];
    if (affixing !== undefined) {
      const affix = wordIn(
        { start: inside.start + affixing.length, end: inside.end },
        true,
        source,
      );
      const isBehind = { kind: "constant", ...at, value: side === "%" } as const;
      return native("$all", at, [native("$affixed", at, [held, affix, isBehind])]);
    }
    if (rest !== "") return anything(at);
    const isOne = (key ?? name) === "*" && isQuoted;
    if (isOne) return native("$joined", at, [held]);
    const isOwn = { kind: "constant", ...at, value: source.ownArrays.has(name) } as const;
    return native("$all", at, [held, isOwn]);
  }
  return changed(held, rest, { at, inside, isQuoted, isPlain: key === undefined, name }, source);
}

/** `${X:+…}` without quotes: any number of words; undefined for other expansions. */
export function readAlternative(at: Span, source: ShellSource): Expression | undefined {
  const [start, name = "", key] = alternative.exec(source.text.slice(at.start, at.end)) ?? [];
  if (start === undefined) return undefined;
  const end = at.end - 1;
  const words = readWordsIn(source.reading, { start: at.start + start.length, end });
  const held = holding(name, key, { at, isQuoted: false }, source);
  const args = words.map((word) => readArgument(upTo(word, end), source));
  const takesEmpty = { kind: "constant", ...at, value: !start.endsWith(":+") } as const;
  return native("$ifSet", at, [held, native("$words", at, args), takesEmpty]);
}

const alternative = /^\$\{([A-Za-z_]\w*|\d+)(?:\[([^\]@*]*)\])?:?\+(?=.*\}$)/s;

/** A word that ends at the brace. */
function upTo(word: ShellWord, end: number): ShellWord {
  const more = Math.max(0, word.span.end - end);
  if (more === 0) return word;
  const span = { start: word.span.start, end };
  return { ...word, ...slice(word, 0, word.text.length - more), span };
}

interface Expansion {
  readonly at: Span;
  /** The text after the name. */
  readonly inside: Span;
  readonly isQuoted: boolean;
  readonly isPlain: boolean;
  readonly name: string;
}

function changed(
  held: Expression,
  rest: string,
  { at, inside, isQuoted, isPlain, name }: Expansion,
  source: ShellSource,
): Expression {
  if (rest === "") return held;
  const operator = /^(?::?[-=?+]|##?|%%?|\^\^?|,,?)/.exec(rest)?.[0];
  if (operator === undefined) return anything(at);
  const word = wordIn({ start: inside.start + operator.length, end: inside.end }, isQuoted, source);
  const takesEmpty = { kind: "constant", ...at, value: !operator.startsWith(":") } as const;
  switch (operator.slice(-1)) {
    case "-":
      return native("$orElse", at, [held, word, takesEmpty]);
    case "=": {
      const value = native("$orElse", at, [held, word, takesEmpty]);
      if (!isPlain || !/^[A-Za-z_]/.test(name)) return value;
      return { kind: "assign", ...at, target: { kind: "variable", name, ...at }, value };
    }
    case "?":
      return held;
    case "+":
      return native("$ifSet", at, [held, word, takesEmpty]);
    case "%":
      return native("$without", at, [held, word, { kind: "constant", ...at, value: true }]);
    case "#":
      return native("$without", at, [held, word, { kind: "constant", ...at, value: false }]);
    default:
      return native(operator.startsWith("^") ? "$upper" : "$lower", at, [held]);
  }
}

/** The word in `${X:-…}`. */
function wordIn({ start, end }: Span, isQuoted: boolean, source: ShellSource): Expression {
  const draft: WordDraft = { text: "", runs: [], closed: true, expands: false };
  if (isQuoted && !source.text.slice(start, end).includes('"')) {
    readExpanding(source.reading, start, draft, end);
  } else {
    let at = start;
    while (at < end) at = readPosixPiece(source.reading, at, draft);
    // Cut at the brace, since the reader goes on to the end of the word.
    const written = slice(draft, 0, Math.max(0, draft.text.length - (at - end)));
    return textOf(written, { start, end }, source);
  }
  return textOf(draft, { start, end }, source);
}

function holding(
  name: string,
  key: string | undefined,
  place: Pick<Expansion, "at" | "isQuoted">,
  source: ShellSource,
): Expression {
  if (key === undefined) return variable(name, place, source);
  const { at } = place;
  const start = source.text.indexOf("[", at.start) + 1;
  const word = readKey({ start, end: start + key.length }, source);
  if (source.isZsh && /^\(|,/.test(key)) return anything(at);
  const isFromOne = { kind: "constant", ...at, value: source.isFromOne } as const;
  return native("$item", at, [nameOf(name, at), word, isFromOne]);
}

/** The key in brackets. */
export function readKey({ start, end }: Span, source: ShellSource): Expression {
  const quotes = /^(["']).*\1$/s.test(source.text.slice(start, end)) ? 1 : 0;
  return wordIn({ start: start + quotes, end: end - quotes }, true, source);
}

function variable(
  name: string,
  { at, isQuoted }: Pick<Expansion, "at" | "isQuoted">,
  { isZsh, isBash }: ShellSource,
): Expression {
  if (!/^\d/.test(name)) {
    // bash uses an array's first element, zsh all of them.
    const isFirst = isBash || (isQuoted && !isZsh);
    return isFirst ? native("$first", at, [nameOf(name, at)]) : nameOf(name, at);
  }
  if (name === "0") return anything(at);
  const index = { kind: "constant", ...at, value: Number(name) } as const;
  return native("$positional", at, [nameOf("@", at), index]);
}
