import { configUrls } from "../configUrls.ts";
import { placeholder } from "../curl/filledIn.ts";
import { findCommands } from "../curl/findCommands.ts";
import { insomniaCollection } from "../insomnia/insomniaCollection.ts";
import type { HttpRequest, Span } from "../httpRequest.ts";
import type { ReadCode } from "../markdown/markdown.ts";
import { interpretedIn } from "../code/shell/interpreters.ts";
import { movedTo, withoutIndent } from "../places/movedTo.ts";
import { requestsInString } from "../places/requestsInString.ts";
import { outside } from "../places/outside.ts";
import { ansibleRequests } from "./ansibleRequests.ts";
import { listedCommands } from "./listedCommands.ts";
import { unfolded, yamlTexts, type YamlTexts } from "./yamlScripts.ts";

/**
 * The requests of commands in a YAML document: workflows, pipelines, playbooks. Multi-line scripts are followed as
 * programs.
 */
export function yamlRequests(text: string, readCode: ReadCode): HttpRequest[] {
  const collection = insomniaCollection(text);
  if (collection !== undefined) return collection;
  const found = [...ansibleRequests(text), ...commandsIn(text, readCode)];
  // Readers of quotes and brackets know more about texts in these.
  const sure = found.filter(({ isFixed }) => isFixed !== true);
  const more = outside([...listedCommands(text), ...configUrls(text)], sure);
  const all = [...sure, ...more];
  return [
    ...all,
    ...outside(
      found.filter(({ isFixed }) => isFixed === true),
      all,
    ),
  ];
}

function commandsIn(text: string, readCode: ReadCode): HttpRequest[] {
  const texts = yamlTexts(text);
  const scripts = texts.literal;
  const byScript = new Map<Span | undefined, HttpRequest[]>();
  for (const script of scripts) {
    if (interpretedIn(text.slice(script.start, script.end)).size > 0) byScript.set(script, []);
  }
  let at = 0;
  // Both are in the order of the text.
  const found = requestsInString(unfolded(text, texts), undefined, (part) =>
    findCommands(part, "posix"),
  );
  for (const command of found) {
    while ((scripts[at]?.end ?? Infinity) < command.span.end) at++;
    const script = scripts[at];
    const key = script !== undefined && script.start <= command.span.start ? script : undefined;
    const own = byScript.get(key) ?? [];
    byScript.set(key, own);
    own.push(command);
  }
  return [...byScript].flatMap(([script, commands], index) => {
    if (script === undefined) return writtenInLines(texts, commands);
    const isRead = index < mostScripts;
    return (isRead ? readScript(text, script, commands, readCode) : undefined) ?? commands;
  });
}

/** Marks commands outside literal blocks as not editable, unless they are on lines of their own. */
function writtenInLines(
  { folded, plain }: YamlTexts,
  commands: readonly HttpRequest[],
): readonly HttpRequest[] {
  const isFolded = within(folded);
  const isPlain = within(plain);
  return commands.map((request): HttpRequest => {
    if (isFolded(request.span)) return request;
    return isPlain(request.span)
      ? { ...request, surroundings: [{ kind: "plain" }] }
      : { ...request, isFixed: true };
  });
}

/** Tells whether spans are inside some others; both must be in order. */
function within(spans: readonly Span[]): (span: Span) => boolean {
  let at = 0;
  return ({ start, end }) => {
    while ((spans[at]?.end ?? Infinity) <= start) at++;
    const next = spans[at];
    return next !== undefined && next.start <= start && end <= next.end;
  };
}

/** How many scripts of a document are followed; in the others only commands are found. */
const mostScripts = 500;

/** A workflow expression, which is substituted before the shell runs, in any quotes: `${{ secrets.TOKEN }}`. */
const filledIn = /\$\{\{([^{}\n]*)\}\}/g;

/** Follows a script; undefined if single commands show more, because the document sets variables, say. */
function readScript(
  text: string,
  script: Span,
  commands: readonly HttpRequest[],
  readCode: ReadCode,
): readonly HttpRequest[] | undefined {
  const { source, indent } = withoutIndent(text, script);
  const prepared = source.text.replaceAll(filledIn, (all) => placeholder(all));
  const read = readCode("shell", prepared);
  if (read?.isSound !== true) return undefined;
  // Such documents may also only show commands.
  const requests = read.requests.map((request) =>
    movedTo(source.runs, { ...request, isAsWritten: false }, { kind: "indent", indent }),
  );
  const tellsAll = commands.every(({ span, url }) =>
    requests.some(
      (each) =>
        each.span.start < span.end &&
        span.start < each.span.end &&
        (url?.kind !== "known" || each.url?.kind === "known"),
    ),
  );
  return tellsAll ? requests : undefined;
}
