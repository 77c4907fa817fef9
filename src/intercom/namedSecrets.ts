import { saysNothing } from "./saysNothing.ts";
import { namesSecret, secretName } from "./secrets.ts";

/** From where to where the value stands that a name is given. */
interface Extent {
  readonly start: number;
  readonly end: number;
}

const blanks = /[ \t]{0,80}/y;
const opening = /\s{0,80}[fbru$@]{0,2}(\\{0,8})("""|'''|["'`])/iy;
/** `"name": "X-Api-Key", "value": "…"`, with what may stand between. */
const row =
  /\\{0,8}["'`]\s{0,80},\s{0,80}(?:\\{0,8}["']?\w{1,20}\\{0,8}["']?\s{0,80}:\s{0,80}(?:\\{0,8}["'][^"'\n\\]{0,80}\\{0,8}["']|\w{1,10})\s{0,80},\s{0,80}){0,3}\\{0,8}["']?value\\{0,8}["']?\s{0,80}(?:=>|[:=])\s{0,80}(?=[fbru$@]{0,2}\\{0,8}["'`])/iy;
/** `set("X-Api-Key", "…")` */
const nextItem = /\\{0,8}["'`]\s{0,80},\s{0,80}(?=[fbru$@]{0,2}\\{0,8}["'`])/iy;
/** The same in YAML, on the next line. */
const rowBelow = /["']?[ \t]{0,80}\r?\n[ \t-]{0,80}value[ \t]{0,8}:/iy;
/** `API_KEY = `, `"token": `, `headers["X-Api-Key"] = `, `token: string = `, `"Cookie" to `. */
const assignment = new RegExp(
  /(\\{0,8}["'`]?)\]?/.source +
    /(?:\s{0,4}:\s{0,4}&?(?:[a-z]\w{0,20}[[<])?(?:str|string|securestring|secretstr|any|unknown|bytes)[\]>?]?(?:\s{0,4}\|\s{0,4}\w{1,12})?(?=\s{0,4}=)|\s{1,4}string(?=\s{0,4}=))?/
      .source +
    /\s{0,80}(=>|[:?+]?=(?![=~])|:(?!:)|\bto\b(?=\s{0,4}["']))/.source,
  "iy",
);
const between = /["'`]\s{0,40}(?:\+|\.{1,2}|&|~|\|\||<<|<>)\s{0,40}(?=["'`])/y;
const afterClosing = /\s|[+.&~|<>,;:)\]}]|$/y;
const scheme = /(?:(?:bearer|basic|token|key|apikey)[ \t]{1,20})?/iy;
const tag = /(?:\s[^<>\n]{0,200})?>(?=[^<\n])/y;
/** The next cell of a table, with tabs or as Markdown. */
const nextCell = /[ \t`]{0,40}[\t|][ \t`]{0,40}/y;
const option = /[ \t]{1,20}(?=[^\s"'`$({[<>|;&-])/y;
const number = /-?\d[\d.eE+-]*/y;
/** What a program works out: a call, an element, what belongs to the environment, a type. */
const expression =
  /(?:await|new|return|yield|typeof|lambda|async|function|fn|func|if|try)\b|&?(?:str|string|int|number|bool(?:ean)?|any|unknown|bytes)\b(?![-_.]?\w)|[A-Za-z_$@][\w$]*(?:(?:\?\.|\.|::|->)[A-Za-z_][\w$]*)*!?\s{0,4}[([]|[([{<!*&$]|(?:\w{1,20}\.)?(?:meta\.)?env(?:iron)?\b/iy;
const path = /[\w$]+(?:(?:\?\.|\.|::|->)[\w$]+)*/y;

/** A text with a mask in the place of each value that stands by the name of a secret, in whatever language it is. */
export function withoutNamedSecrets(text: string, mask: string): string {
  const names = new RegExp(secretName, "gi");
  let clean = "";
  let done = 0;
  for (let match = names.exec(text); match !== null; match = names.exec(text)) {
    const value = valueOf(text, match.index, names.lastIndex);
    if (value === undefined || value.start >= value.end) continue;
    if (saysNothing(text.slice(value.start, value.end))) continue;
    clean += text.slice(done, value.start) + mask;
    done = value.end;
    names.lastIndex = value.end;
  }
  return clean + text.slice(done);
}

/** What the name is given whose ending is known; undefined where it is given nothing that can be a secret. */
function valueOf(text: string, ending: number, end: number): Extent | undefined {
  const start = nameStart(text, ending);
  const name = text.slice(start, end);
  const before = text[start - 1] ?? "\n";
  const isQuoted = /["'`]/.test(before) && !name.startsWith("$");
  const below = after(rowBelow, text, end);
  if (below !== undefined)
    return quoted(text, below) ?? restOfLine(text, skip(blanks, text, below));
  const beside = isQuoted
    ? (after(row, text, end) ??
      (!name.includes(".") && isItem(text, start) ? after(nextItem, text, end) : undefined))
    : undefined;
  if (beside !== undefined) return quoted(text, beside);
  const content = /[<:]/.test(before) ? after(tag, text, end) : undefined;
  if (content !== undefined) return until(/[<\n]/g, text, content);
  assignment.lastIndex = end;
  const assigned = assignment.exec(text);
  if (assigned !== null) {
    const [, closing = "", sign = ""] = assigned;
    const at = assignment.lastIndex;
    if (closing !== "") return quoted(text, at) ?? numberAt(text, skip(blanks, text, at));
    return inQuotes(text, at) ?? bare(text, { name, start, before, sign, at });
  }
  const cell = /\w-\w|^cookie$/i.test(name) ? after(nextCell, text, end) : undefined;
  if (cell !== undefined) return until(/[\t|\n]/g, text, cell);
  const argument = name.startsWith("-") ? after(option, text, end) : undefined;
  return argument === undefined ? undefined : until(/[\s"'`]/g, text, argument);
}

/** Where the name begins of which an ending was found. */
function nameStart(text: string, ending: number): number {
  const least = Math.max(0, ending - 64);
  let start = ending;
  while (start > least && /[\w.$-]/.test(text[start - 1] ?? "")) start -= 1;
  // The letter of a line break that is escaped is none of the name.
  return text[start - 1] === "\\" && start < ending ? start + 1 : start;
}

/** Whether a quoted name is not itself what another name is given: `"token_type": "bearer", "a": 1`. */
function isItem(text: string, start: number): boolean {
  return !/[:=>]\s{0,40}[fbru$@]{0,2}\\{0,8}["'`]$/i.test(
    text.slice(Math.max(0, start - 60), start),
  );
}

/** A text in quotes, also one that is joined to the quotes that the name is in: `"X-Api-Key: " + "…"`. */
function inQuotes(text: string, at: number): Extent | undefined {
  const first = skip(scheme, text, skip(blanks, text, at));
  opening.lastIndex = first;
  if (!opening.test(text)) return undefined;
  if (after(afterClosing, text, opening.lastIndex) === undefined) return quoted(text, first);
  const joined = after(between, text, first);
  return joined === undefined ? { start: at, end: at } : quoted(text, joined);
}

/** What is within the quotes that open here; without an end it is all of the line. */
function quoted(text: string, at: number): Extent | undefined {
  opening.lastIndex = at;
  const [, escapes = "", quote] = opening.exec(text) ?? [];
  if (quote === undefined) return undefined;
  const start = opening.lastIndex;
  const closing = escapes === "" ? new RegExp(`\\\\.|${quote}|\\n`, "g") : /\\{1,8}["'`]|\n/g;
  closing.lastIndex = start;
  for (let match = closing.exec(text); match !== null; match = closing.exec(text)) {
    if (match[0] === "\n" || match[0] === quote || match[0] === escapes + quote) {
      return { start, end: match.index };
    }
  }
  return { start, end: text.length };
}

/** A value without quotes: of a header or of YAML up to the end of what it stands in, else one word. */
function bare(
  text: string,
  {
    name,
    start,
    before,
    sign,
    at,
  }: Readonly<Record<"name" | "before" | "sign", string>> &
    Readonly<Record<"start" | "at", number>>,
): Extent | undefined {
  const first = skip(blanks, text, at);
  const isHeader = /\w-\w|^(?:cookie|authorization)$/i.test(name);
  if (isHeader ? /[[{]/.test(text[first] ?? "") : isWorkedOut(text, first)) return undefined;
  if (sign === ":") {
    if (/["'`]/.test(before)) {
      // What it stands in has the same quotes at its end; those that are escaped are within.
      const isEscaped = text[start - 2] === "\\";
      const end = isEscaped ? "[\"'`]" : `(?<!\\\\)${before}`;
      return until(new RegExp(`${end}|\\n|\\\\[rn]`, "g"), text, first);
    }
    if (beginsLine(text, start)) return restOfLine(text, first);
    const isArgument = first === at && /[\s=]/.test(before);
    return isArgument || /^-H/.test(name) ? until(/[\s"'`]/g, text, first) : undefined;
  }
  if (!sign.endsWith("=") || (sign === ":=" && first > at)) return undefined;
  // In shells a value ends with a blank, in programs also with what closes or goes on.
  return until(/^[A-Z\d_$]+$/.test(name) ? /[\s"'`;&|<>\\]/g : /[\s"'`;&|<>\\,)}\]]/g, text, first);
}

/** Whether what stands here is worked out, or goes by the name of a secret itself: `token = args.token`. */
function isWorkedOut(text: string, at: number): boolean {
  if (after(expression, text, at) !== undefined) return true;
  const end = after(path, text, at);
  return end !== undefined && end - at <= 100 && namesSecret(text.slice(at, end));
}

/** Whether nothing but blanks and the marks of lists and logs stands before it on its line. */
function beginsLine(text: string, start: number): boolean {
  const lead = start <= 80 ? `\n${text.slice(0, start)}` : text.slice(start - 82, start);
  return /(?:[\r\n]|\\[rn])[ \t>*<|-]{0,80}$/.test(lead);
}

function restOfLine(text: string, at: number): Extent {
  const { start, end } = until(/\r?\n|\\[rn]/g, text, at);
  const [closing = ""] =
    /[\s,;)\]}"'`\\]{0,40}$/.exec(text.slice(Math.max(start, end - 40), end)) ?? [];
  return { start, end: end - closing.length };
}

function numberAt(text: string, start: number): Extent | undefined {
  const end = after(number, text, start);
  return end === undefined ? undefined : { start, end };
}

/** From here to what ends it, or to the end of the text. */
function until(stop: RegExp, text: string, start: number): Extent {
  stop.lastIndex = start;
  return { start, end: stop.exec(text)?.index ?? text.length };
}

/** Where a sticky pattern ends that stands here. */
function after(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function skip(pattern: RegExp, text: string, at: number): number {
  return after(pattern, text, at) ?? at;
}
