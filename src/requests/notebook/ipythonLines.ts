import { placeholder } from "../curl/filledIn.ts";

/** A line that IPython hands to a shell, `!curl …` or `x = !curl …`, with the lines that continue it. */
const command = /^([ \t]*(?:[\w.][\w., \t]*=[ \t]*)?)(!!?)((?:.*\\\r?\n)*.*)/gm;

/** A line that is for IPython itself: `%time`, `%%capture`, `?requests.get`, `requests.get??`. */
const magic = /^([ \t]*)(%{1,2}[a-zA-Z]|\?)(?:.*\\\r?\n)*.*|^([ \t]*)[\w.]+\?{1,2}[ \t]*$/gm;

/** A name or an expression in braces, which IPython fills in before the shell sees the line. */
const filledIn = /\{[^{}\n]+\}/g;

/** The commands for a shell alone, everything else as blanks: no place moves. */
export function commandsAsText(source: string): string {
  let from = 0;
  let commands = "";
  for (const { 0: all, 1: before = "", 2: mark = "", 3: line = "", index } of source.matchAll(
    command,
  )) {
    commands += blank(source.slice(from, index)) + blank(before + mark);
    commands += line.replace(filledIn, (all) => placeholder(all));
    from = index + all.length;
  }
  return commands + blank(source.slice(from));
}

/** The program without the lines that are for IPython, in whose place something stands that does nothing. */
export function withoutCommands(source: string): string {
  return source
    .replace(command, (all, before: string) => before + idle(all.slice(before.length)))
    .replace(magic, (all, before = "", _, other = "") => {
      const indent = String(before) + String(other);
      return indent + idle(all.slice(indent.length));
    });
}

/** A statement and an expression that does nothing, and blanks as long as what was there. */
function idle(part: string): string {
  return `_${blank(part.slice(1))}`;
}

function blank(part: string): string {
  return part.replace(/[^\n]/g, " ");
}
