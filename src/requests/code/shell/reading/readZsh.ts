import type { Span } from "../../../httpRequest.ts";
import type { Expression } from "../../program.ts";
import { nameOf, other } from "../../reading.ts";
import { anything, native } from "../natives.ts";
import { readKey } from "./readExpansion.ts";
import { readSubstitution } from "./readSubstitution.ts";
import type { ShellSource } from "../shellSource.ts";

const element = /^\$([A-Za-z_]\w*)\[([^[\]\n]+)\]$/;
const changed = /^\$(?:([=~^+]+)([A-Za-z_]\w*)|\{([=~^+]+)(\w+)\})$/;
const flagged = /^\$\{(?:\(([^()\n]*)\))?("?)(?=([$:"]?))(.*?)\2\}$/s;

/** Expansions that only zsh has: `$name[key]`, `${(flags)name}`, `${(f)$(…)}`, `${=name}`; undefined for others. */
export function readZsh(at: Span, isQuoted: boolean, source: ShellSource): Expression | undefined {
  const written = source.text.slice(at.start, at.end);
  const [, array, key = ""] = element.exec(written) ?? [];
  if (array !== undefined) return ofElement(array, key, at, source);
  const [, sign, name, inner = sign, innerName = name] = changed.exec(written) ?? [];
  if (innerName !== undefined && inner !== undefined) {
    const isSplit = inner.includes("=") && !isQuoted;
    const no = { kind: "constant", ...at, value: false } as const;
    if (isSplit) return native("$split", at, [nameOf(innerName, at), no, { ...no, value: true }]);
    return inner.includes("+") ? anything(at) : nameOf(innerName, at);
  }
  const [, flags, quote = "", begins, held = ""] = flagged.exec(written) ?? [];
  if (flags === undefined && (begins ?? "") === "") return undefined;
  const start = at.end - 1 - quote.length - held.length;
  const node = source.substitutions.get(start);
  const isWhole = node?.end === start + held.length;
  const run = node && readSubstitution(node, source);
  const value = run ?? (/^\w+(?:\[[@*]\])?$/.test(held) ? plain(held, at) : undefined);
  if (value === undefined || (run !== undefined && !isWhole)) return other(at, run ? [run] : []);
  return withFlags(value, flags ?? "", { at, isQuoted });
}

function plain(held: string, at: Span): Expression {
  return nameOf(held.replace(/\[.*/, ""), at);
}

function ofElement(array: string, key: string, at: Span, source: ShellSource): Expression {
  const held = nameOf(array, at);
  if (/^[@*]$/.test(key)) return native("$all", at, [held]);
  if (/^\(|,/.test(key)) return anything(at);
  const start = at.start + array.length + 2;
  const isFromOne = { kind: "constant", ...at, value: source.isFromOne } as const;
  return native("$item", at, [held, readKey({ start, end: at.end - 1 }, source), isFromOne]);
}

function withFlags(
  value: Expression,
  flags: string,
  { at, isQuoted }: { readonly at: Span; readonly isQuoted: boolean },
): Expression {
  // In quotes it is one word, unless flagged otherwise.
  if (isQuoted && !/^@|@$|^[UL]$/.test(flags)) return other(at, [value]);
  switch (flags.replaceAll("@", "")) {
    case "":
    case "v":
      return native("$all", at, [value]);
    case "f":
      return native("$lines", at, [value]);
    case "k":
      return native("$keys", at, [value]);
    case "kv":
    case "vk":
      return native("$pairs", at, [value]);
    case "U":
      return native("$upper", at, [value]);
    case "L":
      return native("$lower", at, [value]);
    default:
      return other(at, [value]);
  }
}
