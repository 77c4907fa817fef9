import type { ShellCommand } from "../../shellCommand.ts";
import type { ShellWord } from "../../shellWord.ts";
import { slice, spanOf, trim, type Written } from "../../written.ts";
import type { Value } from "../machine/values.ts";

/** A curl command with the options that it is given to read: `--config -`, `-K -`, `-H @-`. */
export function withConfig(command: ShellCommand, input: Value | undefined): ShellCommand {
  if (command.program !== "curl" || input?.kind !== "text" || !input.isSure) return command;
  const { written } = input;
  const words = command.words.flatMap((word, index): readonly ShellWord[] => {
    const [before, next] = [command.words[index - 1]?.text ?? "", command.words[index + 1]?.text];
    if (/^(?:-\w*K-|--config=-)$/.test(word.text)) return configured(written);
    if (/^(?:-\w*K|--config)$/.test(word.text) && next === "-") return [];
    if (/^(?:-\w*K|--config)$/.test(before) && word.text === "-") return configured(written);
    if (/^(?:-\w*H|--header)$/.test(before) && word.text === "@-") return headers(word, written);
    return [word];
  });
  return { ...command, words };
}

/** A line of a file of options: a name, with or without dashes, and a value, in quotes or not. */
const option =
  /^[ \t]*(?:--?)?([\w.-]+)(?:[ \t]*[=:][ \t]*|[ \t]+)?(?:"((?:[^"\\]|\\.)*)"|(\S.*?))?[ \t]*$/;

function configured(written: Written): readonly ShellWord[] {
  return linesOf(written).flatMap((line): readonly ShellWord[] => {
    const match = option.exec(line.text);
    if (match === null || /^[ \t]*#/.test(line.text)) return [];
    const [, name = "", quoted, bare] = match;
    const value = quoted ?? bare;
    const place = slice(line, 0, line.text.length);
    const whole = (of: Written): ShellWord => wordOf(of, place);
    const dashes = name.length === 1 ? "-" : "--";
    const { runs } = slice(line, line.text.indexOf(name), line.text.indexOf(name) + name.length);
    const named = { text: `${dashes}${name}`, runs: runs.slice(0, 1) };
    if (value === undefined) return [whole(named)];
    const at = line.text.lastIndexOf(value);
    return [whole(named), whole(slice(line, at, at + value.length))];
  });
}

/** `-H @-` reads a header from each line. */
function headers(at: ShellWord, written: Written): readonly ShellWord[] {
  return linesOf(written).flatMap((line, index) => {
    if (line.text.trim() === "") return [];
    const word = wordOf(trim(line), line);
    return index === 0 ? [word] : [{ ...word, text: "-H", runs: at.runs.slice(0, 1) }, word];
  });
}

function linesOf(written: Written): readonly Written[] {
  const lines: Written[] = [];
  let from = 0;
  for (const part of written.text.split("\n")) {
    lines.push(slice(written, from, from + part.length));
    from += part.length + 1;
  }
  return lines;
}

function wordOf({ text, runs }: Written, line: Written): ShellWord {
  const { start, end } = spanOf(line);
  const span = { start: spanOf({ text, runs }).start, end };
  return {
    text,
    runs,
    span,
    before: Math.max(start - 1, 0),
    closed: true,
    expands: false,
    isConfigured: true,
  };
}
