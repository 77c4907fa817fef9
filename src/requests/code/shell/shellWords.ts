import type { Run as Stretch, Span } from "../../httpRequest.ts";
import type { ShellWord } from "../../shell/shellWord.ts";
import { append, slice, spanOf, type Writer, type Written } from "../../places/written.ts";
import type { Run } from "../machine/run.ts";
import { hole, type Entry, type Text } from "../machine/values/values.ts";
import { isInDetour } from "./detours.ts";
import { isSingledOut } from "./singledOut.ts";
import { isMany, isPartOfSplit, isSplit } from "./wordList.ts";

/** How many variants of a command are followed. */
const mostWays = 4;

/**
 * Words as command lines: one for each host that the URL may have. `isQuoted`: they are in a string of another script.
 */
export function commandLines(
  words: readonly Entry[],
  { command, isQuoted }: { readonly command: Span; readonly isQuoted: boolean },
  run: Run,
): readonly (readonly ShellWord[])[] {
  return words.reduce<readonly (readonly ShellWord[])[]>(
    (lines, word) => {
      const ways = waysOf(word, { command, isQuoted }, run);
      return lines.flatMap((line) => ways.map((way) => [...line, way])).slice(0, mostWays);
    },
    [[]],
  );
}

function waysOf(
  entry: Entry,
  { command, isQuoted }: { readonly command: Span; readonly isQuoted: boolean },
  run: Run,
): readonly ShellWord[] {
  const { value, valueSpan, isSure } = entry;
  const place = value.kind === "text" && isSplit(entry) ? spanOf(value.written) : valueSpan;
  const before = beforeWord(run.text, place.start);
  const span = { start: place.start, end: place.end };
  const isBare = !isQuoted && isPartOfSplit(entry) && !/["'\\]/.test(run.source(valueSpan));
  const common = {
    ...{ span, before, closed: true, ...(isSure ? {} : { isSure: false as const }) },
    ...(isSplit(entry) ? { isConfigured: true as const } : {}),
    ...(isBare ? { splitFrom: valueSpan } : {}),
    ...(isInDetour(span, command, run) ? { isApart: true as const } : {}),
  };
  const written = value.kind === "text" ? writtenWays(value, place, run) : undefined;
  if (written !== undefined) {
    return written.map((way) => ({ ...inPlace(way), ...common, expands: false }));
  }
  if (value.kind === "constant") return [{ text: "", runs: [], ...common, expands: false }];
  return [{ ...hole(run.source(place), place), ...common, expands: isMany(value) }];
}

/** Headers whose default has to be right, whatever the environment puts in its place. */
const judgedByDefault = /^(?:accept|intercom-version)\s*:/i;

/** The alternatives of a word: for a URL, one for each host; otherwise what they have in common. */
function writtenWays(text: Text, at: Span, run: Run): readonly Written[] {
  const all = [text.written, ...text.others];
  if (/^(?:https?:\/\/|api\.)/i.test(text.written.text)) {
    const hosts = new Map<string, Written[]>();
    for (const way of all) {
      const host = /^(?:https?:\/\/)?[^/?#]*/i.exec(way.text)?.[0] ?? "";
      hosts.set(host, [...(hosts.get(host) ?? []), way]);
    }
    return [...hosts.values()].map((ways) => inCommon(ways, at, run, ({ length }) => length === 0));
  }
  const isJudged = text.isDefault === true && judgedByDefault.test(text.written.text);
  // Where the script does something else with the default, it may not be what is sent here.
  if (isJudged && !isSingledOut(text, run)) return [inCommon(all, at, run, () => false)];
  const isMarked = text.written.runs.some(({ doubtful }) => doubtful === true);
  if (text.isSure || isMarked || text.others.length > 0) return [inCommon(all, at, run)];
  return [hole(run.source(at), at)];
}

/** The common beginning of alternatives, and a placeholder for the rest. */
function inCommon(
  [first = { text: "", runs: [] }, ...others]: readonly Written[],
  at: Span,
  run: Run,
  isOpen: (stretch: Stretch) => boolean = () => true,
): Written {
  let common = first.text.length;
  for (const { text } of others) {
    while (!text.startsWith(first.text.slice(0, common))) common--;
  }
  const writer: Writer = { text: "", runs: [] };
  const sure = others.length === 0 ? first : slice(first, 0, common);
  for (const stretch of sure.runs) {
    const text = sure.text.slice(stretch.at, stretch.at + stretch.length);
    if (stretch.doubtful === true && isOpen(stretch)) append(writer, hole("", stretch.span));
    else append(writer, { text, runs: [{ ...stretch, at: 0 }] });
  }
  if (others.length > 0) append(writer, hole(run.source(at), at));
  return writer;
}
/** Attributes a variable to the word it is part of, so that edits keep that together. */
function inPlace({ text, runs }: Written): Written {
  const placed: Stretch[] = [];
  for (const run of runs) placed.push(within(run, placed.at(-1)));
  for (const [at, run] of placed.entries()) {
    // Adjacent text has the same quotes.
    const around =
      run.variable === true ? touching(run, placed[at - 1], placed[at + 1]) : undefined;
    if (around !== undefined) placed[at] = { ...run, quote: around.quote };
  }
  for (let at = placed.length - 2; at >= 0; at--) {
    const [run, next] = [placed[at], placed[at + 1]];
    if (run === undefined || next?.origin === undefined || run.origin !== run.span.start) continue;
    const gap = next.span.start - run.span.end;
    if (run.variable === true && gap >= 0 && gap <= 2) placed[at] = { ...run, origin: next.origin };
  }
  return { text, runs: placed };
}

function touching(
  { span }: Stretch,
  before: Stretch | undefined,
  next: Stretch | undefined,
): Stretch | undefined {
  if (before?.span.end === span.start && before.length > 0) return before;
  return next?.span.start === span.end && next.length > 0 ? next : undefined;
}

function within(run: Stretch, before: Stretch | undefined): Stretch {
  if (run.origin !== undefined) return run;
  const gap = before === undefined ? -1 : run.span.start - before.span.end;
  const origin = gap >= 0 && gap <= 2 ? before?.origin : undefined;
  return { ...run, origin: origin ?? run.span.start };
}

/** Where the white space and line continuation before a word begin. */
function beforeWord(text: string, start: number): number {
  let at = start;
  while (at > 0 && /[\s\\]/.test(text.charAt(at - 1))) at--;
  // A comment line before it stays.
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  const isComment = /(?:^|\s)#/.test(line) && text.slice(at, start).includes("\n");
  return isComment ? text.lastIndexOf("\n", start - 1) : at;
}
