import type { ShellCommand } from "../../shell/shellCommand.ts";
import type { ShellWord } from "../../shell/shellWord.ts";
import type { Run } from "../machine/run.ts";
import { configured } from "./configWords.ts";
import { withDefaults } from "./natives.ts";
import { contentOf } from "./output.ts";
import { fileName } from "./ownFiles.ts";

/**
 * The words that a program reads from a config file written by the script; undefined if it may read others.
 * `isPlain`: it is run directly, not by another user or on another machine.
 */
export function ownDefaults(
  { program, words: [first] }: ShellCommand,
  isPlain: boolean,
  run: Run,
): readonly ShellWord[] | undefined {
  if (!run.facts.has(withDefaults)) return [];
  if (program !== "curl") return undefined;
  if (first !== undefined && /^(?:-q|--disable$)/.test(first.text)) return [];
  const name = isPlain ? fileOfHome(run.text) : undefined;
  const content = name === undefined ? undefined : contentOf(name, run);
  return content?.kind === "text" && content.others.length === 0
    ? configured(content.written)
    : undefined;
}

/** Ways in which other config files may be read. */
const elsewhere = /\b(?:CURL_HOME|XDG_CONFIG_HOME|WGETRC)\b|\.wgetrc\b|(?<![\w$])HOME=|\bsudo\b/;

/** Commands that remove the file. */
const removal = /^(?![ \t]*(?:trap|#))[^\n#]*\b(?:rm|unlink|mv)\b[^\n]*\.curlrc\b/m;

/** The config file in the home directory, if the script always names it the same way. */
function fileOfHome(text: string): string | undefined {
  if (elsewhere.test(text) || removal.test(text)) return undefined;
  const mentions = text.match(/[^\s"'=<>]{0,20}\.curlrc\b/g) ?? [];
  const names = new Set(mentions.map(fileName));
  const [name] = names;
  return names.size === 1 && /^(?:~|\$HOME)\/\.curlrc$/.test(name ?? "") ? name : undefined;
}
