import { findCommands } from "../curl/findCommands.ts";
import { htmlScripts } from "./htmlScripts.ts";
import type { HttpRequest } from "../httpRequest.ts";
import type { ReadCode } from "../markdown/markdown.ts";
import { shifted } from "../places/shifted.ts";

/** The requests of a web page or component: in its scripts, and in commands that it shows. */
export function htmlRequests(text: string, readCode: ReadCode): HttpRequest[] {
  const requests: HttpRequest[] = [];
  const shown: string[] = [];
  let from = 0;
  for (const { start, end, language } of htmlScripts(text)) {
    const script = text.slice(start, end);
    const found = readCode(language, script)?.requests ?? [];
    for (const request of found) requests.push(shifted(request, start));
    // Scripts are blanked out; offsets stay.
    shown.push(text.slice(from, start), script.replace(/[^\n]/g, " "));
    from = end;
  }
  return [...requests, ...findCommands([...shown, text.slice(from)].join(""))];
}
