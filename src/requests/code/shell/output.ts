import type { Span } from "../../httpRequest.ts";
import { slice, type Written } from "../../places/written.ts";
import type { Run } from "../machine/run.ts";
import { asText, plainText, writtenAt } from "../machine/values/texts.ts";
import {
  entryOf,
  joined,
  textOf,
  unknown,
  type Entry,
  type Text,
  type Value,
} from "../machine/values/values.ts";
import { isMany, wordsOf } from "./wordList.ts";

const place: Span = { start: 0, end: 0 };

/** The output since it was last taken. */
export function outputOf(run: Run): Value {
  const state = run.shared.get("output");
  return (state && entryOf(state, "text")?.value) ?? textOf({ text: "", runs: [] });
}

export function setOutput(value: Value, run: Run): void {
  const state = run.shared.get("output") ?? run.thing([]);
  run.shared.set("output", state);
  const name = writtenAt("text", place);
  run.put(state, { name, value, valueSpan: place, span: place, isSure: true });
}

/** Adds output; without a value, it is unknown. */
export function write(value: Value | undefined, run: Run): void {
  const old = outputOf(run);
  const isKnown = old.kind === "text" && value?.kind === "text";
  setOutput(isKnown ? joined([old, value]) : unknown, run);
}

/** Output as a substitution takes it: without trailing line ends. */
export function taken(value: Value): Value {
  if (value.kind !== "text") return value;
  if (!value.isSure && value.isDefault !== true) return unknown;
  const cut = (written: Written): Written =>
    slice(written, 0, written.text.replace(/\n+$/, "").length);
  const { written } = value;
  if (!written.text.endsWith("\n") && value.others.length === 0) return value;
  return { ...value, written: cut(written), others: value.others.map(cut) };
}

/** The output of `echo`. */
export function echoed(words: Value, run: Run): Value | undefined {
  const { options, shown } = parted(wordsOf(words), /^-[neE]+$/);
  return inLine(shown, " ", !options.some((option) => option.includes("n")), run);
}

/** The output of `print` in zsh and ksh, if it goes to standard output. */
export function printedBy(words: Value, run: Run): Value | undefined {
  const { options, shown } = parted(wordsOf(words), /^-(?:[a-zA-Z]*\d?|-)$/);
  const letters = options.join("").replaceAll("-", "");
  if (/u[2-9]|z|s/.test(letters)) return textOf({ text: "", runs: [] });
  if (!/^(?:[nrRlPeEaN]|u1)*$/.test(letters) || /[aN]/.test(letters)) return undefined;
  return inLine(shown, letters.includes("l") ? "\n" : " ", !letters.includes("n"), run);
}

/** Splits words into leading options and the rest. */
function parted(
  words: readonly Entry[],
  option: RegExp,
): { readonly options: readonly string[]; readonly shown: readonly Entry[] } {
  const count = words.findIndex(({ value }) => !option.test(plainText(value) ?? ""));
  const shown = words.slice(count === -1 ? words.length : count);
  const before = words.slice(0, words.length - shown.length);
  return { options: before.map(({ value }) => plainText(value) ?? ""), shown };
}

function inLine(
  shown: readonly Entry[],
  between: string,
  hasEnd: boolean,
  run: Run,
): Value | undefined {
  if (shown.some(({ value, isSure }) => !isSure || isMany(value))) return undefined;
  const texts = shown.flatMap((word, index) => {
    const text = textAt(word, run);
    return index === 0 ? [text] : [sign(between), text];
  });
  return joined(hasEnd ? [...texts, sign("\n")] : texts);
}

/** The output of `printf`. */
export function printed(words: Value, run: Run): Value | undefined {
  const all = wordsOf(words);
  const [format, ...rest] = all.slice(plainText(all[0]?.value) === "--" ? 1 : 0);
  if (format?.value.kind !== "text" || !format.value.isSure) return undefined;
  if (rest.some(({ value, isSure }) => !isSure || isMany(value))) return undefined;
  const parts: Text[] = [];
  const { written } = format.value;
  let next = 0;
  do {
    const before = next;
    let from = 0;
    for (const { index, 0: part } of written.text.matchAll(
      /%(?:%|-?\d{0,3}(?:\.\d{1,3})?[sdibq])|\\(?:[nt\\"']|0(?!\d))/g,
    )) {
      parts.push(whole(slice(written, from, index)));
      from = index + part.length;
      if (part === "%%") parts.push(sign("%"));
      else if (part.startsWith("\\")) parts.push(sign(escapes[part] ?? part.slice(1)));
      else {
        const word = rest[next++];
        if (word !== undefined) parts.push(textAt(word, run));
      }
    }
    parts.push(whole(slice(written, from, written.text.length)));
    if (next === before) break;
  } while (next < rest.length && parts.length < 100);
  return joined(parts.filter(({ written: { text } }) => text !== ""));
}

const escapes: Readonly<Record<string, string>> = { "\\n": "\n", "\\t": "\t", "\\0": "\0" };

function textAt({ value, valueSpan }: Entry, run: Run): Text {
  return asText(value, { kind: "other", parts: [], ...valueSpan }, run);
}

function whole(written: Written): Text {
  return { kind: "text", written, others: [], isSure: true };
}

function sign(text: string): Text {
  return whole({ text, runs: [{ at: 0, length: text.length, span: place, quote: "none" }] });
}

/** Writes to a file of the script; `isMore`: appends. */
export function writeFile(name: string, value: Value, isMore: boolean, run: Run): void {
  const old = isMore ? contentOf(name, run) : undefined;
  const isKnown = value.kind === "text" && (!isMore || old?.kind === "text");
  const content = isKnown ? joined([...(old?.kind === "text" ? [old] : []), value]) : unknown;
  const state = run.shared.get("output") ?? run.thing([]);
  run.shared.set("output", state);
  const entry = { value: content, valueSpan: place, span: place, isSure: true };
  run.put(state, { ...entry, name: writtenAt(fileKey(name), place) });
}

/** The content of a file that the script has written; undefined if not known. */
export function contentOf(name: string, run: Run): Value | undefined {
  const state = run.shared.get("output");
  const entry = state && entryOf(state, fileKey(name));
  return entry?.isSure === true && entry.value.kind === "text" && entry.value.isSure
    ? entry.value
    : undefined;
}

function fileKey(name: string): string {
  return `file ${name}`;
}
