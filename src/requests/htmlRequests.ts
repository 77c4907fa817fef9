import { findCommands } from "./findCommands.ts";
import { htmlScripts } from "./htmlScripts.ts";
import type { HttpRequest } from "./httpRequest.ts";
import type { ReadCode } from "./markdown.ts";
import { shifted } from "./shifted.ts";

/** The requests of a page or a component: those of its scripts, and of the commands that it shows. */
export function htmlRequests(text: string, readCode: ReadCode): HttpRequest[] {
  const scripts = htmlScripts(text);
  const sent = scripts.flatMap(({ start, end, language }) => {
    const found = readCode(language, text.slice(start, end))?.requests ?? [];
    return found.map((request) => shifted(request, start));
  });
  const shown = scripts.reduce(
    (rest, { start, end }) =>
      rest.slice(0, start) + rest.slice(start, end).replace(/[^\n]/g, " ") + rest.slice(end),
    text,
  );
  return [...sent, ...findCommands(shown)];
}
