import type { Header, Span, Value as Placed } from "../httpRequest.ts";
import { literalSpan } from "./pairs.ts";
import type { Run } from "./run.ts";
import type { NothingAsHeader } from "./sending.ts";
import { asText } from "./texts.ts";
import { isNothing, type Entry, type Text, type Value } from "./values.ts";

/** A header as an entry of an object says it. */
export function headerOf(entry: Entry, nothing: NothingAsHeader, run: Run): Header | undefined {
  const { name, value, valueSpan, span, element, lead, prefix } = entry;
  const isRemoved = isNothing(value) || (nothing === "removes" && value.kind === "constant");
  const [first, last] = [name.runs[0], name.runs.at(-1)];
  const place = {
    ...{ name: name.text, nameRuns: name.runs, span },
    nameSpan: { start: first?.span.start ?? span.start, end: last?.span.end ?? span.end },
    ...(element === undefined ? {} : { element }),
    ...(lead === undefined ? {} : { lead }),
    ...(prefix === undefined ? {} : { prefix }),
  };
  // Nobody wrote its name: the client's own was taken away.
  const isTaken = first === undefined && isNothing(value);
  if (isRemoved && entry.isSure && (nothing !== "text" || isTaken)) {
    if (nothing === "skips") return undefined;
    const implied = isTaken ? ({ implied: true } as const) : {};
    const empty = { kind: "known", text: "", span: valueSpan } as const;
    return { ...place, ...implied, value: empty, removes: true };
  }
  const { nameSpan } = place;
  // Name and value pass through here: they are written where they come from. A name may be written nowhere.
  const isElsewhere =
    nameSpan.start < nameSpan.end && (nameSpan.start < span.start || span.end < nameSpan.end);
  const written = isElsewhere ? literalSpan(value) : undefined;
  const isPlace = written !== undefined && written.start < written.end;
  return {
    ...place,
    value: placedOf(value, isPlace ? { ...entry, valueSpan: written } : entry, run),
  };
}

function placedOf(value: Value, { valueSpan, isSure }: Entry, run: Run): Placed {
  const at = { kind: "other", parts: [], ...valueSpan } as const;
  const text: Text | undefined =
    value.kind === "text" || value.kind === "constant" ? asText(value, at, run) : undefined;
  const isKnown =
    isSure &&
    text?.isSure === true &&
    text.others.length === 0 &&
    // What begins with a word of its own is judged by it: "Bearer " and a variable.
    text.written.runs[0]?.variable !== true;
  if (!isKnown) {
    const otherwise = isSure ? otherwiseOf(text) : undefined;
    const source = run.source(valueSpan);
    return { kind: "unknown", source, span: valueSpan, ...(otherwise && { otherwise }) };
  }
  const { written } = text;
  return { kind: "known", text: written.text, span: valueSpan, runs: written.runs };
}

/** What a value is unless somebody gives another one. */
function otherwiseOf(text: Text | undefined): { text: string; span: Span } | undefined {
  if (text === undefined || text.isSure || text.others.length > 0) return undefined;
  const { runs, text: shown } = text.written;
  const span = literalSpan(text);
  return span === undefined || shown === "" || runs.some(({ variable }) => variable === true)
    ? undefined
    : { text: shown, span };
}
