import type { Argument } from "./readArguments.ts";
import type { ShellCommand } from "../shell/shellCommand.ts";
import type { Header, Quote, Span } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";

/** The sign that continues a line; in a string of another language it may be escaped. */
const signs = { posix: /\\{1,2}/, cmd: /\^/, powershell: /`/ } as const;
const quotes = { posix: "single", cmd: "double", powershell: "single" } as const;

/** The place for a header: after the last one or else the URL; on its own line if the command has several. */
export function curlSlot(
  command: ShellCommand,
  name: Span,
  given: readonly Argument[],
  headers: readonly Header[],
): HeaderSlot {
  const written = given.filter(({ word, place }) =>
    [word, place].every(({ isConfigured, isApart }) => !isConfigured && !isApart),
  );
  const anchor =
    written.findLast(({ option, value }) => option === "header" && value !== undefined) ??
    written.find(({ option, value }) => (option === undefined || option === "url") && value);
  const quote = command.quote ?? quoteOf(headers) ?? quotes[command.shell];
  // Nothing can be added after an unclosed quote, only after the command's name.
  if (anchor?.closed !== true) return { offset: name.end, before: " ", after: "", quote };
  const before = lineBreak(command, [...written].reverse(), anchor) ?? " ";
  return { offset: anchor.span.end, before, after: "", quote };
}

/** How the command breaks lines: as before the anchor, or else before any other option. */
function lineBreak(
  { text, shell }: ShellCommand,
  given: readonly Argument[],
  anchor: Argument,
): string | undefined {
  for (const { word } of [anchor, ...given]) {
    const gap = text.slice(word.before, word.span.start);
    const lineBreakAndIndent = /\r?\n[ \t>]*$/.exec(gap)?.[0];
    if (lineBreakAndIndent === undefined) continue;
    // Inside a shell array, lines need no continuation sign.
    const sign = signs[shell].exec(gap)?.[0];
    return sign === undefined ? lineBreakAndIndent : ` ${sign}${lineBreakAndIndent}`;
  }
  return undefined;
}

function quoteOf(headers: readonly Header[]): Quote | undefined {
  const quote = headers.findLast(({ implied }) => implied !== true)?.nameRuns?.[0]?.quote;
  return quote === "single" || quote === "double" || quote === "caret" ? quote : undefined;
}
