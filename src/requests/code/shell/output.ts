import type { Span } from "../../httpRequest.ts";
import { slice, type Written } from "../../written.ts";
import type { Run } from "../machine/run.ts";
import { asText, writtenAt } from "../machine/texts.ts";
import {
  entryOf,
  joined,
  textOf,
  unknown,
  type Entry,
  type Text,
  type Value,
} from "../machine/values.ts";
import { isMany, wordsOf } from "./wordList.ts";

const place: Span = { start: 0, end: 0 };

/** What was written since output was last looked at. */
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

/** More output; without a value nobody knows what it is. */
export function write(value: Value | undefined, run: Run): void {
  const old = outputOf(run);
  const isKnown = old.kind === "text" && value?.kind === "text";
  setOutput(isKnown ? joined([old, value]) : unknown, run);
}

/** Output as a substitution takes it: without the line ends at its end. */
export function taken(value: Value): Value {
  if (value.kind !== "text") return value;
  if (!value.isSure) return unknown;
  const cut = (written: Written): Written =>
    slice(written, 0, written.text.replace(/\n+$/, "").length);
  const { written } = value;
  if (!written.text.endsWith("\n") && value.others.length === 0) return value;
  return { ...value, written: cut(written), others: value.others.map(cut) };
}

/** What `echo` writes. */
export function echoed(words: Value, run: Run): Value | undefined {
  const all = wordsOf(words);
  const options = all.findIndex(({ value }) => !isOption(value));
  const shown = all.slice(options === -1 ? all.length : options);
  const hasEnd = !all.slice(0, all.length - shown.length).some(({ value }) => isNoEnd(value));
  if (shown.some(({ value, isSure }) => !isSure || isMany(value))) return undefined;
  const texts = shown.flatMap((word, index) => {
    const text = textAt(word, run);
    return index === 0 ? [text] : [sign(" "), text];
  });
  return joined(hasEnd ? [...texts, sign("\n")] : texts);
}

/** What `printf` writes. */
export function printed(words: Value, run: Run): Value | undefined {
  const [format, ...rest] = wordsOf(words);
  if (format?.value.kind !== "text" || !format.value.isSure) return undefined;
  if (rest.some(({ value, isSure }) => !isSure || isMany(value))) return undefined;
  const parts: Text[] = [];
  const { written } = format.value;
  let next = 0;
  do {
    const before = next;
    let from = 0;
    for (const { index, 0: part } of written.text.matchAll(
      /%(?:%|-?\d{0,3}(?:\.\d{1,3})?[sdibq])|\\[nt\\"']/g,
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

const escapes: Readonly<Record<string, string>> = { "\\n": "\n", "\\t": "\t" };

function textAt({ value, valueSpan }: Entry, run: Run): Text {
  return asText(value, { kind: "other", parts: [], ...valueSpan }, run);
}

function whole(written: Written): Text {
  return { kind: "text", written, others: [], isSure: true };
}

function sign(text: string): Text {
  return whole({ text, runs: [{ at: 0, length: text.length, span: place, quote: "none" }] });
}

function isOption(value: Value): boolean {
  return value.kind === "text" && /^-[neE]+$/.test(value.written.text);
}

function isNoEnd(value: Value): boolean {
  return value.kind === "text" && /^-\w*n/.test(value.written.text);
}
