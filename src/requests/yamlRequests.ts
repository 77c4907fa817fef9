import { findCommands } from "./findCommands.ts";
import type { HttpRequest, Span } from "./httpRequest.ts";
import type { ReadCode } from "./markdown.ts";
import { shifted } from "./shifted.ts";
import { literalTexts, unfolded } from "./yamlScripts.ts";

/** The requests of the commands in a YAML document: workflows, pipelines, playbooks. Whole scripts are followed. */
export function yamlRequests(text: string, readCode: ReadCode): HttpRequest[] {
  const commands = findCommands(unfolded(text), "posix");
  const scripts = literalTexts(text).flatMap((script) => {
    const own = commands.filter(({ span }) => isWithin(span, script));
    const requests = own.length === 0 ? undefined : readScript(text, script, own, readCode);
    return requests === undefined ? [] : [{ script, requests }];
  });
  const others = commands.filter(
    ({ span }) => !scripts.some(({ script }) => isWithin(span, script)),
  );
  return [...others, ...scripts.flatMap(({ requests }) => requests)];
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** What is filled in before the shell sees it, in whatever quotes it stands: `${{ secrets.TOKEN }}`. */
const filledIn = /\$\{\{([^{}\n]*)\}\}/g;

/** Undefined where reading the commands one by one tells more, as of variables that the document sets. */
function readScript(
  text: string,
  { start, end }: Span,
  commands: readonly HttpRequest[],
  readCode: ReadCode,
): readonly HttpRequest[] | undefined {
  const script = text.slice(start, end);
  // The end of a here-document has to stand at the beginning of its line, which it does not in here.
  if (/<<[^<]/.test(script)) return undefined;
  const prepared = script.replaceAll(filledIn, (all) => `{{${"_".repeat(all.length - 4)}}}`);
  const read = readCode("shell", prepared);
  if (read?.isSound !== true) return undefined;
  const requests = read.requests.map((request) => shifted(request, start));
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
