import type { ShellWord } from "../../../shell/shellWord.ts";
import type { Span } from "../../../httpRequest.ts";
import type { Statement } from "../../program.ts";
import { setByCode, setByCommand } from "../namedLater.ts";
import type { ShellSource } from "../shellSource.ts";

/** Scripts that set no variables of the file's own. */
const apart =
  /(?:bin\/activate|os-release|nvm\.sh|sdkman-init\.sh|bash_completion|cargo\/env|ssh-agent|gpg-agent|dircolors|\b(?:direnv|brew|(?:py|rb|nod|j)env|fnm|mise|asdf)\b)/;

/** `source ./env.sh`, `eval "$(…)"`, `eval "$code"`: may set any variable. */
export function setElsewhere(
  program: string,
  words: readonly ShellWord[],
  at: Span,
  source: ShellSource,
): readonly Statement[] {
  const [first] = words;
  if (first === undefined) return [];
  if (program === "eval" && !isOutput(first, source)) {
    const isCode = first.runs[0]?.variable === true;
    return isCode ? setByCode(first, at, source) : setByCommand(first, at, source);
  }
  if (!mayBeSet(program, first, source)) return [];
  if (apart.test(source.text.slice(first.span.start, first.span.end))) return [];
  return [{ kind: "doubt", ...at, isWide: true }];
}

function mayBeSet(program: string, first: ShellWord, source: ShellSource): boolean {
  if (program === "source" || program === ".") return true;
  return program === "eval" && isOutput(first, source);
}

function isOutput({ span }: ShellWord, { text }: ShellSource): boolean {
  return /^"?(?:\$\(|`)/.test(text.slice(span.start, span.end));
}
