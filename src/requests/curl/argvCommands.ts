import { findCommands } from "./findCommands.ts";
import type { HttpRequest, Span } from "../httpRequest.ts";
import { writtenOfNode } from "../json/jsonText.ts";
import { requestsInString } from "../places/requestsInString.ts";
import { linesOf } from "../places/textLines.ts";
import { slice, spanOf, write, type Writer, type Written } from "../places/written.ts";

const array =
  /\[\s{0,200}"(?:[^"\\\n]|\\.)*"(?:\s{0,200},\s{0,200}"(?:[^"\\\n]|\\.)*")*\s{0,200},?\s{0,200}\]/g;
const word = /"(?:[^"\\\n]|\\.)*"/g;
const item = /^([ \t]*)-[ \t]+("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'#&*!|>{[][^#]*)/;

/**
 * Finds commands written as lists of words, as in a Dockerfile, a pod or `docker-compose.yml`. No shell reads them
 * unless they call one. Edits are escaped as in JSON.
 */
export function argvCommands(text: string): HttpRequest[] {
  if (!/\bcurl\b/.test(text)) return [];
  return [...arraysIn(text), ...listsIn(text)].flatMap((words) => commandsOf(words));
}

function arraysIn(text: string): readonly (readonly Written[])[] {
  return [...text.matchAll(array)]
    .filter(([all]) => all.includes("curl"))
    .map(({ index, 0: all }) =>
      [...all.matchAll(word)].map(({ index: at, 0: part }) =>
        quotedAt(text, { start: index + at, end: index + at + part.length }),
      ),
    );
}

function quotedAt(text: string, { start, end }: Span): Written {
  return writtenOfNode(text, { type: "string", offset: start, length: end - start });
}

/** Lists of YAML, an item a line. */
function listsIn(text: string): readonly (readonly Written[])[] {
  const lists: Written[][] = [];
  let indent: string | undefined;
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, Math.min(end, start + 2000));
    const [all, margin, said] = item.exec(line) ?? [];
    if (all === undefined || said === undefined) {
      if (line.trim() !== "") indent = undefined;
      continue;
    }
    const at = start + all.length - said.length;
    const written = quotedAt(text, { start: at, end: at + said.trimEnd().length });
    if (margin !== indent || lists.length === 0) lists.push([]);
    indent = margin;
    lists.at(-1)?.push(written);
  }
  return lists.filter((words) => words.some(({ text: each }) => each.includes("curl")));
}

/** The commands of the words of one list: its own, or those of a script for a shell among them. */
export function commandsOf(words: readonly Written[]): readonly HttpRequest[] {
  const script = words.findIndex(({ text }) => /^-\w*c$/.test(text));
  const shell = words.slice(0, Math.max(script, 0)).some(({ text }) => /(?:^|\/)\w*sh$/.test(text));
  // curl, as the first word or after a wrapper such as `timeout`.
  const at = words.findIndex(
    ({ text }, index) =>
      /(?:^|\/)curl$/.test(text) && /^(?:-|https?:)/.test(words[index + 1]?.text ?? ""),
  );
  const source = shell ? words[script + 1] : at === -1 ? undefined : joined(words.slice(at));
  if (source === undefined) return [];
  const read = (part: string): readonly HttpRequest[] => findCommands(part, "posix");
  return requestsInString(source, { kind: "json" }, read).map((request) => ({
    ...request,
    // Another option would be two more list items. In a script, the quotes of a shell and of the list have to differ.
    ...(shell && source.runs[0]?.quote === "double" ? {} : { headerSlot: undefined }),
  }));
}

/** The words as a shell command; what looks like a variable may be substituted by something else. */
function joined(words: readonly Written[]): Written {
  const writer: Writer = { text: "", runs: [] };
  const [program, ...more] = words;
  if (program !== undefined) copy(writer, program);
  for (const each of more) {
    const { start, end } = spanOf(each);
    write(writer, ' "', { start, end: start });
    let from = 0;
    for (const { index, 0: sign } of each.text.matchAll(/["\\`]/g)) {
      copy(writer, slice(each, from, index));
      const at = spanOf(slice(each, index, index + 1));
      write(writer, `\\${sign}`, at);
      from = index + 1;
    }
    copy(writer, slice(each, from, each.text.length));
    write(writer, '"', { start: end, end });
  }
  return writer;
}

function copy(writer: Writer, { text, runs }: Written): void {
  for (const { at, length, span } of runs) {
    if (length > 0) write(writer, text.slice(at, at + length), span);
  }
}
