import { placeholder } from "../curl/filledIn.ts";

/** A line that IPython hands to a shell, `!curl …` or `x = !curl …`, with the lines that continue it. */
const command = /^([ \t]*(?:[\w.][\w., \t]*=[ \t]*)?)(!!?)((?:.*\\\r?\n)*.*)/gm;

/** A line for IPython itself: `%time`, `%%capture`, `?requests.get`, `requests.get??`. */
const magic = /^([ \t]*)(%{1,2}[a-zA-Z]|\?)(?:.*\\\r?\n)*.*|^([ \t]*)[\w.]+\?{1,2}[ \t]*$/gm;

/** An expression in braces, which IPython substitutes. */
const filledIn = /\{[^{}\n]+\}/g;

/** Only the shell commands, with the rest blanked out; offsets stay. */
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

/** The program with IPython's own lines replaced by statements that do nothing; offsets stay. */
export function withoutCommands(source: string): string {
  return source
    .replace(command, (all, before: string) => before + idle(all.slice(before.length)))
    .replace(magic, (all, before = "", _, other = "") => {
      const indent = String(before) + String(other);
      return indent + idle(all.slice(indent.length));
    });
}

/** A statement without effect, padded with blanks to the same length. */
function idle(part: string): string {
  return `_${blank(part.slice(1))}`;
}

function blank(part: string): string {
  return part.replace(/[^\n]/g, " ");
}
