import type { Header, Value as Placed } from "../../httpRequest.ts";
import { isWithin } from "../../places/isWithin.ts";
import type { Run } from "../machine/run.ts";
import { isNothing, type Entry } from "../machine/values/values.ts";
import { isOnlyStatement } from "./isOnlyStatement.ts";
import { literalSpan } from "./pairs.ts";
import { placedOf } from "./placed.ts";
import type { NothingAsHeader, Sending } from "./sending.ts";
import { whereGiven } from "./whereWritten.ts";

/** Merges several objects of headers, the later ones winning, with those that the client implies. */
export function headersOf(
  {
    headers: sources,
    nothing,
    implied = {},
    span,
  }: Pick<Sending, "headers" | "nothing" | "implied" | "span">,
  run: Run,
): { headers: Header[]; isOpen: boolean } {
  let isOpen = false;
  let headers: Header[] = [];
  for (const source of sources) {
    if (source.kind === "constant") continue;
    const thing = source.kind === "native" ? source.state : source;
    if (thing?.kind !== "thing") {
      isOpen = true;
      continue;
    }
    const { entries } = thing.shape.value;
    // Some clients go through inherited properties as well.
    if (thing.shape.value.isOpen || entries.some(({ isInherited }) => isInherited)) isOpen = true;
    const own = entries.flatMap((entry): Header[] => {
      const header = entry.isSkipped === true ? undefined : headerOf(entry, nothing, run);
      return header === undefined ? [] : [header];
    });
    const names = new Set(own.map(({ name }) => name.toLowerCase()));
    headers = [...headers.filter(({ name }) => !names.has(name.toLowerCase())), ...own];
  }
  for (const [name, text] of Object.entries(implied)) {
    const at = headers.findIndex((each) => each.name.toLowerCase() === name.toLowerCase());
    if (at >= 0 && (nothing !== "unsets" || headers[at]?.removes !== true)) continue;
    if (at >= 0) headers.splice(at, 1);
    const value: Placed =
      text === undefined
        ? { kind: "unknown", source: "", span }
        : { kind: "known", text, span, runs: [] };
    headers.push({ name, nameSpan: span, value, implied: true, span });
  }
  return { headers, isOpen };
}

/** The header that an entry makes; undefined where it makes none. An empty value may remove one (see `nothing`). */
function headerOf(entry: Entry, nothing: NothingAsHeader, run: Run): Header | undefined {
  const { name, value, valueSpan, span, element, lead, prefix } = entry;
  const isRemoved =
    isNothing(value) || (/^(?:removes|unsets)$/.test(nothing) && value.kind === "constant");
  const [first, last] = [name.runs[0], name.runs.at(-1)];
  const language = run.form.kind === "code" ? run.form.language : undefined;
  const mustStay = element === undefined && isOnlyStatement(run.text, span, language);
  const place = {
    ...{ name: name.text, nameRuns: name.runs, span },
    nameSpan: { start: first?.span.start ?? span.start, end: last?.span.end ?? span.end },
    ...(element === undefined ? {} : { element }),
    ...(lead === undefined ? {} : { lead }),
    ...(prefix === undefined ? {} : { prefix }),
    ...(mustStay ? { mustStay } : {}),
  };
  // A header without a written name: the program removed the client's default.
  const isTaken = first === undefined && isNothing(value);
  if (isRemoved && entry.isSure && (nothing !== "text" || isTaken)) {
    if (nothing === "skips") return undefined;
    const implied = isTaken ? ({ implied: true } as const) : {};
    const empty = { kind: "known", text: "", span: valueSpan } as const;
    return { ...place, ...implied, value: empty, removes: true };
  }
  const { nameSpan } = place;
  // In a helper, name and value are parameters: point at where they are written. A default's name is written nowhere.
  const isElsewhere =
    nameSpan.start < nameSpan.end && (nameSpan.start < span.start || span.end < nameSpan.end);
  const written = (isElsewhere ? literalSpan(value) : undefined) ?? whereGiven(entry, run);
  const isPlace = written.start < written.end;
  const isOneWord = entry.isShort === true && isWithin(nameSpan, written);
  return {
    ...place,
    ...(isOneWord ? { word: run.source(nameSpan) } : {}),
    value: placedOf(value, isPlace ? { ...entry, valueSpan: written } : entry, run),
  };
}
