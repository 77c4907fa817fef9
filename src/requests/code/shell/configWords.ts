import type { ShellCommand } from "../../shell/shellCommand.ts";
import type { ShellWord } from "../../shell/shellWord.ts";
import { slice, spanOf, trim, type Written } from "../../places/written.ts";
import type { Run } from "../machine/run.ts";
import { textOf, type Value } from "../machine/values/values.ts";
import { contentOf } from "./output.ts";
import { fileName } from "./ownFiles.ts";

/** A curl command with the options from a file or its input: `--config -`, `-K file`, `-H @-`, `-H @file`. */
export function withConfig(
  command: ShellCommand,
  input: Value | undefined,
  run: Run,
): ShellCommand {
  if (command.program !== "curl") return command;
  const words = command.words.flatMap((word, index): readonly ShellWord[] => {
    const [before, next] = [command.words[index - 1]?.text ?? "", command.words[index + 1]];
    const [joined] = /^(?:-\w*K(?=.)|--config=)/.exec(word.text) ?? [];
    const content = (of: ShellWord, from: number): Written | undefined =>
      sure(of.text.slice(from) === "-" ? input : fileOf(of, from, run));
    const within = joined === undefined ? undefined : content(word, joined.length);
    if (within !== undefined) return configured(within);
    if (isConfig.test(word.text) && next !== undefined && content(next, 0) !== undefined) return [];
    const given = isConfig.test(before) ? content(word, 0) : undefined;
    if (given !== undefined) return configured(given);
    const isHeader = /^(?:-\w*H|--header)$/.test(before) && word.text.startsWith("@");
    const lines = isHeader ? content(word, 1) : undefined;
    return lines === undefined ? [word] : headers(word, lines);
  });
  return { ...command, words };
}

const isConfig = /^(?:-\w*K|--config)$/;

function sure(value: Value | undefined): Written | undefined {
  return value?.kind === "text" && value.isSure && value.others.length === 0
    ? value.written
    : undefined;
}

/** The content of a file that the script wrote, or of `<(…)`. */
function fileOf(word: ShellWord, from: number, run: Run): Value | undefined {
  const written = run.source(word.span);
  if (/^@?<\(/.test(written)) return textOf(slice(word, from, word.text.length));
  const name = fileName(written.replace(/^(["']?)(?:@|-\w*K|--config=(["']?))/, "$1$2"));
  return name === undefined ? undefined : contentOf(name, run);
}

/** A line of a config file: an option name with or without dashes, and a value, possibly quoted. */
const option =
  /^[ \t]*(?:--?)?([\w.-]+)(?:[ \t]*[=:][ \t]*|[ \t]+)?(?:"((?:[^"\\]|\\.)*)"|(\S.*?))?[ \t]*$/;

/** The words that a config file adds. */
export function configured(written: Written): readonly ShellWord[] {
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

/** `-H @-`: one header per line. */
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
