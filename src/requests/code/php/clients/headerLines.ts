import { textOfObject } from "../../machine/values/textOfObject.ts";
import { asText } from "../../machine/values/texts.ts";
import { isNoHeader } from "../../../isNoHeader.ts";
import { slice, type Written } from "../../../places/written.ts";
import { lineOf } from "../../clients/headerLine.ts";
import type { Run } from "../../machine/run.ts";
import type { Entry, Text, Thing, Value } from "../../machine/values/values.ts";

/** Whether an array contains lines rather than names with values. */
export function isLines({ shape }: Thing): boolean {
  return shape.value.entries.every(isLine);
}

/** Splits an array into entries that are lines, whatever their keys, and those that are names with values. */
export function partedLines(
  given: Thing,
  run: Run,
): { readonly lines: Thing; readonly named: Thing | undefined } {
  const { entries, isOpen } = given.shape.value;
  const lines = entries.filter(isLine);
  if (lines.length === entries.length) return { lines: given, named: undefined };
  const { literal } = given;
  const origin = { origin: given, ...(literal === undefined ? {} : { literal }) };
  return {
    lines: run.thing(lines, { isOpen, ...origin }),
    named: run.thing(
      entries.filter((entry) => !isLine(entry)),
      { isOpen: false, foldsCase: true, ...origin },
    ),
  };
}

/** Whether an entry is a line: it has a numeric key, or looks like `Name: value`. */
function isLine({ name, value }: Entry): boolean {
  if (/^\d+(?: of (?:its own|\d+))?$/.test(name.text)) return true;
  return value.kind === "text" && /^[\w-]+:/.test(value.written.text);
}

/** Headers from `Name: value` lines, in an array or a text. */
export function linesOf(value: Value, run: Run): Thing {
  const held = value.kind === "native" && value.path === "lines" ? value.state : value;
  const given = (held && textOfObject(held, run)) ?? held;
  const origin = given?.kind === "thing" ? { origin: given } : {};
  const headers = run.thing([], { isOpen: false, foldsCase: true, ...origin });
  if (given?.kind === "text") {
    if (!given.isSure || given.others.length > 0) run.open(headers, 0);
    else textLines(given.written, headers, run);
    return headers;
  }
  if (given?.kind !== "thing" || given.type !== undefined) {
    run.open(headers, 0);
    return headers;
  }
  const { entries, isOpen } = given.shape.value;
  for (const entry of entries) {
    const place = { kind: "other", parts: [], ...entry.valueSpan } as const;
    const text = entry.value.kind === "text" ? asText(entry.value, place, run) : undefined;
    const isOne = text?.isSure === true && text.others.length === 0 && entry.isSure;
    if (isOne && /\r?\n./.test(text.written.text)) {
      textLines(text.written, headers, run);
      continue;
    }
    const header = text !== undefined && entry.isSure ? headerIn(text, entry) : undefined;
    const ways = (text?.others ?? []).map((other) => lineOf(oneLine(other), entry)?.name.text);
    if (header === undefined && text?.isSure === true && isNoHeader(text.written)) continue;
    if (header === undefined || ways.some((name) => name !== header.name.text)) {
      run.open(headers, 0);
    } else run.put(headers, ways.length === 0 ? header : { ...header, value: { kind: "unknown" } });
  }
  if (isOpen) run.open(headers, 0);
  const { literal } = given;
  return literal === undefined
    ? headers
    : run.thing(headers.shape.value.entries, {
        ...{ isOpen: headers.shape.value.isOpen, foldsCase: true, literal, ...origin },
      });
}

/** The header of one line, also if its value is doubtful. */
function headerIn({ written, others, isSure }: Text, entry: Entry): Entry | undefined {
  const header = lineOf(oneLine(written), entry);
  if (isSure || header === undefined) return header;
  const isDoubtful = ({ runs }: Written): boolean => runs.some(({ doubtful }) => doubtful === true);
  if (others.length > 0 || !isDoubtful(written) || isDoubtful(header.name)) return undefined;
  const { value } = header;
  return value.kind === "text" ? { ...header, value: { ...value, isSure } } : undefined;
}

function oneLine(value: Written): Written {
  const variable = value.runs.find((run) => run.variable === true);
  return variable === undefined || !isTwo(value) ? value : slice(value, 0, variable.at);
}

/** Whether a line contains a second header, without a line break or with an escaped one. */
function isTwo({ text, runs }: Written): boolean {
  const variable = runs.find((run) => run.variable === true);
  return /\\r\\n|\\n[A-Z]|:.*[^\s,;](?:Accept|Authorization|Content-Type|Intercom-Version|User-Agent):/.test(
    text.slice(0, variable?.at),
  );
}

/** Adds the lines of a text. */
function textLines({ text, runs }: Written, headers: Thing, run: Run): void {
  let from = 0;
  for (const line of text.split("\n")) {
    const shown = line.replace(/\r$/, "");
    const part = slice({ text, runs }, from, from + shown.length);
    const start = part.runs[0]?.span.start ?? 0;
    const place = { start, end: part.runs.at(-1)?.span.end ?? start };
    from += line.length + 1;
    if (shown.trim() === "") continue;
    const header = lineOf(oneLine(part), { valueSpan: place, span: place, isSure: true });
    if (header === undefined && isNoHeader(part)) continue;
    if (header === undefined) run.open(headers, 0);
    // A concatenated line cannot be split and rewritten.
    else if (
      header.prefix === undefined ||
      isTwo(part) ||
      /^authorization$/i.test(header.name.text)
    ) {
      run.put(headers, header);
    } else run.put(headers, { ...header, value: { kind: "unknown" } });
  }
}
