import { codeLanguageOf } from "../code/codeLanguages.ts";
import { findCommands } from "../findCommands.ts";
import type { HttpRequest, Run, Span } from "../httpRequest.ts";
import { type ReadCode, markdownRequests } from "../markdown.ts";
import { type Places, moved } from "../moved.ts";
import { type Writer, type Written, write } from "../written.ts";
import { cellsOf } from "./cells.ts";
import { commandsAsText, withoutCommands } from "./ipythonLines.ts";

/**
 * The requests of a Jupyter notebook: its cells of code are one program, in the order in which they stand, for
 * what one of them sets the next ones use; so are its scripts for a shell, each for itself, and its documentation.
 */
export function notebookRequests(text: string, readCode: ReadCode): HttpRequest[] {
  const programs = new Map<string, Written[]>();
  const requests: HttpRequest[] = [];
  for (const { language, source } of cellsOf(text)) {
    if (language === undefined) continue;
    const code = codeLanguageOf(language);
    if (language === "markdown") {
      requests.push(...readOf(source, (part) => markdownRequests(part, readCode)));
    } else if (code === "shell") {
      requests.push(...readOf(withoutMagic(source), (part) => shellRequests(part, readCode)));
    } else {
      const sources = programs.get(language) ?? [];
      programs.set(language, sources);
      sources.push(source);
      const commands = { ...source, text: commandsAsText(source.text) };
      requests.push(...readOf(commands, (part) => findCommands(part, "posix")));
    }
  }
  for (const [language, sources] of programs) {
    const code = codeLanguageOf(language);
    if (code === undefined) continue;
    const program = joined(sources);
    requests.push(...readOf(program, (part) => readCode(code, part)?.requests ?? []));
  }
  return requests;
}

function shellRequests(text: string, readCode: ReadCode): readonly HttpRequest[] {
  const read = readCode("shell", text);
  return read?.isSound === true ? read.requests : findCommands(text, "posix");
}

function withoutMagic(source: Written): Written {
  const blanked = source.text.replace(/^\s*%%.*/, (line) => line.replace(/./g, " "));
  return { ...source, text: blanked };
}

/** One program of several cells, each on lines of its own. */
function joined(sources: readonly Written[]): Written {
  const program: Writer = { text: "", runs: [] };
  for (const { text, runs } of sources) {
    const code = withoutCommands(text);
    for (const { at, length, span } of runs) write(program, code.slice(at, at + length), span);
    const end = runs.at(-1)?.span.end ?? 0;
    write(program, "\n", { start: end, end });
  }
  return program;
}

function readOf(
  source: Written,
  read: (text: string) => readonly HttpRequest[],
): readonly HttpRequest[] {
  const places = placesIn(source.runs);
  return read(source.text).map((request) => ({ ...moved(request, places), inJson: true }));
}

/** Where the letters of a source stand in the JSON. */
function placesIn(runs: readonly Run[]): Places {
  const startOf = (offset: number): number => placeOf(runs, offset, ({ at }) => at <= offset);
  const endOf = (offset: number): number => placeOf(runs, offset, ({ at }) => at < offset);
  const span = ({ start, end }: Span): Span => ({
    start: start === end ? endOf(start) : startOf(start),
    end: endOf(end),
  });
  return {
    ...{ span, whole: span, edit: span },
    partOf: (_, part) => span(part),
    runs: (all) => all.map((run) => ({ ...run, span: span(run.span) })),
    slot: (slot) => ({ ...slot, offset: endOf(slot.offset) }),
  };
}

function placeOf(runs: readonly Run[], offset: number, isBefore: (run: Run) => boolean): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run !== undefined && isBefore(run)) low = middle + 1;
    else high = middle;
  }
  const run = runs[Math.max(0, low - 1)];
  if (run === undefined) return 0;
  const { at, length, span } = run;
  if (length === span.end - span.start) return span.start + offset - at;
  return offset > at ? span.end : span.start;
}
