import { interpretedIn } from "../code/shell/interpreters.ts";
import { placeholder } from "../curl/filledIn.ts";
import { findCommands } from "../curl/findCommands.ts";
import type { Header, HttpRequest, Span } from "../httpRequest.ts";
import { MakeExpansion, writtenForMake } from "./makeExpansion.ts";
import { makeLines, type MakeFile } from "./makeLines.ts";
import { MakePlaces } from "./makePlaces.ts";
import type { Expanded } from "./makeScript.ts";
import type { ReadCode } from "../markdown/markdown.ts";
import { moved } from "../places/moved.ts";

/** How many scripts of a Makefile are followed; in the others only commands are found. */
const mostScripts = 500;

const program = /(?<![\w.-])(?:curl|wget|https?|xhs?)(?:\.exe)?(?=[ \t\\"'])/;

/** A Makefile whose recipes are not for a shell. */
const otherShell = /^[ \t]*(?:export[ \t]+)?SHELL[ \t]*[:?]?=[ \t]*\S*\b(?!\w*sh\b)(?:\w+)[ \t]*$/m;

/** The requests of a Makefile's recipes, with variables expanded, and of commands outside of recipes. */
export function makeRequests(text: string, readCode: ReadCode): HttpRequest[] {
  const file = makeLines(text);
  const beside = besideScripts(text, file);
  if (otherShell.test(text)) return beside;
  const expansion = new MakeExpansion(text, file);
  const requests: HttpRequest[] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const lines of file.scripts) {
    if (!lines.some(({ start, end }) => mayRun.test(text.slice(start, end)))) continue;
    const expanded = expansion.script(lines);
    if (!program.test(expanded.text) && interpretedIn(expanded.text).size === 0) continue;
    for (const request of requestsOf(expanded, count++ < mostScripts ? readCode : undefined)) {
      // A request that is written in a variable is the same in each recipe that uses it.
      const key = keyOf(request);
      if (!seen.has(key)) requests.push(request);
      seen.add(key);
    }
  }
  return [...requests, ...beside];
}

/** Without a variable or a program's name, a recipe sends nothing. */
const mayRun = /\$|curl|wget|http|xh/;

function requestsOf(expanded: Expanded, readCode: ReadCode | undefined): readonly HttpRequest[] {
  const read = readCode?.("shell", expanded.text);
  const found = read?.isSound === true ? read.requests : findCommands(expanded.text, "posix");
  const places = new MakePlaces(expanded);
  return found
    .filter(({ headers }) =>
      headers.every(({ implied, span }) => implied === true || places.holdsAll(span)),
    )
    .map((request) => inRecipe(moved(request, places)));
}

/** A variable of make is substituted in any quotes, so that its name is never sent. */
function filledByMake({ keepsName, ...header }: Header): Header {
  const { value } = header;
  const source = value.kind === "known" ? writtenForMake(value.text) : undefined;
  if (source === undefined) return { ...header, ...(keepsName === undefined ? {} : { keepsName }) };
  const { span, runs = [] } = value;
  return { ...header, value: { kind: "unknown", source, span, runs } };
}

/** In a recipe there is no room for more lines, and scripts know nothing of make's variables. */
function inRecipe(request: HttpRequest): HttpRequest {
  const { urlKeepsNames, ...rest } = request;
  const { form, url, surroundings = [] } = request;
  const isFilled = url?.kind === "known" && writtenForMake(url.text) !== undefined;
  const kept = urlKeepsNames === undefined || isFilled ? rest : request;
  const headers = request.headers.map(filledByMake);
  if (form.kind !== "code") return { ...kept, headers };
  return { ...kept, headers, surroundings: [...surroundings, { kind: "line" }] };
}

function keyOf({ span, method, url, headers }: HttpRequest): string {
  const said = headers.map(({ name, value, span: at }) => [name, value, at.start]);
  return JSON.stringify([span, method, url, said]);
}

/** Commands outside of recipes, as in `$(shell curl …)`. A command in a variable runs where that is used. */
function besideScripts(text: string, { scripts, assignments }: MakeFile): HttpRequest[] {
  const read = scripts.flat();
  const held = assignments
    .filter(({ operator, value }) => {
      const runs = operator === "!=" || /\$[({]shell\b/.test(text.slice(value.start, value.end));
      return !runs;
    })
    .map(({ value }) => value);
  const taken = [...read, ...held].sort((a, b) => a.start - b.start);
  let at = 0;
  return findCommands(withoutNames(text), "posix").filter(({ span }) => {
    while ((taken[at]?.end ?? Infinity) <= span.start) at++;
    const next: Span | undefined = taken[at];
    return next === undefined || span.start < next.start;
  });
}

/** Replaces references inside single quotes, which make expands, too. */
function withoutNames(text: string): string {
  return text.replace(/'[^'\n]*'/g, (part) =>
    part.replace(/\$(?:\([^()]+\)|\{[^{}]+\})/g, placeholder),
  );
}
