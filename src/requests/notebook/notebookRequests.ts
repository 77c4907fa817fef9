import { codeLanguageOf } from "../code/codeLanguages.ts";
import { findCommands } from "../curl/findCommands.ts";
import type { HttpRequest, Surrounding } from "../httpRequest.ts";
import { type ReadCode, markdownRequests } from "../markdown/markdown.ts";
import { requestsInString } from "../places/requestsInString.ts";
import { type Writer, type Written, write } from "../places/written.ts";
import { cellsOf } from "./cells.ts";
import { commandsAsText, withoutCommands } from "./ipythonLines.ts";

/** Edits in a notebook are escaped for its JSON strings. */
const inJson: Surrounding = { kind: "json" };

/**
 * The requests of a Jupyter notebook. All code cells form one program, since they share variables; each shell cell is
 * a script of its own; Markdown cells are documents.
 */
export function notebookRequests(text: string, readCode: ReadCode): HttpRequest[] {
  const programs = new Map<string, Written[]>();
  const requests: HttpRequest[] = [];
  // One by one, as a call has a maximal number of arguments.
  const add = (found: readonly HttpRequest[]): void => {
    for (const request of found) requests.push(request);
  };
  for (const { language, source } of cellsOf(text)) {
    if (language === undefined) continue;
    const code = codeLanguageOf(language);
    if (language === "markdown") {
      add(requestsInString(source, inJson, (part) => markdownRequests(part, readCode)));
    } else if (code === "shell") {
      add(requestsInString(withoutMagic(source), inJson, (part) => shellRequests(part, readCode)));
    } else {
      const sources = programs.get(language) ?? [];
      programs.set(language, sources);
      sources.push(source);
      const commands = { ...source, text: commandsAsText(source.text) };
      add(requestsInString(commands, inJson, (part) => findCommands(part, "posix")));
    }
  }
  for (const [language, sources] of programs) {
    const code = codeLanguageOf(language);
    if (code === undefined) continue;
    const program = joined(sources);
    add(requestsInString(program, inJson, (part) => readCode(code, part)?.requests ?? []));
  }
  return requests;
}

function shellRequests(text: string, readCode: ReadCode): readonly HttpRequest[] {
  const read = readCode("shell", text);
  // IPython substitutes names in braces.
  return read?.isSound === true
    ? read.requests.map((request) => ({ ...request, isAsWritten: false }))
    : findCommands(text, "posix");
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
