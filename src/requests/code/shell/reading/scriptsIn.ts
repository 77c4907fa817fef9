import type { ShellWord } from "../../../shell/shellWord.ts";
import type { Expression } from "../../program.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { interpreterNamed } from "../interpreters.ts";
import { insideOf } from "./readCommand.ts";
import type { ShellSource } from "../shellSource.ts";

const shells = /^(?:.*\/)?(?:ba|z|k|da|a)?sh$/;

/** Scripts that a command runs: `sh -c '…'`, `eval '…'`, `ssh host '…'`, a here-document for a shell. */
export function scriptsIn(
  program: string,
  words: readonly ShellWord[],
  input: Expression | undefined,
  source: ShellSource,
): readonly (readonly Syntax[])[] {
  const places = [...written(program, words), ...(readsScript(program, words) ? [input] : [])];
  return places.flatMap((place) => {
    if (place === undefined) return [];
    const script = source.within(place.start, place.end);
    return script.length === 0 ? [] : [script];
  });
}

function written(program: string, words: readonly ShellWord[]) {
  if (/^(?:eval|watch|parallel|trap|ssh)$/.test(program)) {
    return words.filter(({ text }) => /[\s=]/.test(text)).map((word) => insideOf(word));
  }
  const all = [program, ...words.map(({ text }) => text)];
  const shell = all.findIndex((text) => shells.test(text));
  const option = all.findIndex((text, index) => index > shell && /^-\w*c$/.test(text));
  const code = shell === -1 || option === -1 ? undefined : words[option];
  return code === undefined ? [] : [insideOf(code)];
}

function readsScript(program: string, words: readonly ShellWord[]): boolean {
  const isShell = shells.test(program) && !words.some(({ text }) => /^-\w*c$/.test(text));
  const isOther = words.some(({ text }) => interpreterNamed(text) !== undefined);
  return isShell || (program === "ssh" && !isOther) || words.some(({ text }) => shells.test(text));
}
