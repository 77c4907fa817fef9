import type { Surrounding } from "../../httpRequest.ts";
import { endOfName, withInterpreter } from "../../textHints.ts";
import { slice, spanOf, type Written } from "../../places/written.ts";
import { languageOfText } from "../codeLanguages.ts";
import { mostPrograms, type ProgramInText } from "../machine/programInText.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import type { Entry, Value } from "../machine/values/values.ts";
import { interpreterNamed } from "./interpreters.ts";
import { readAgain } from "./natives.ts";
import { spellingsOf } from "./ownFiles.ts";

/** Code with its interpreter. */
interface Code extends Pick<ProgramInText, "language" | "name"> {
  readonly code: Value;
  /** It is run like a file. */
  readonly isFile: boolean;
}

/** A program's name without directory and version. */
export function programName({ value }: Entry): string | undefined {
  const text = value.kind === "text" ? value.written.text : undefined;
  return text
    ?.replace(/^.*[/\\]/, "")
    .replace(/\.exe$/, "")
    .replace(/:[\w.-]+$/, "");
}

/** The code that an interpreter is given; `input`: its standard input. Undefined for other programs. */
export function codeGiven(
  name: string,
  words: readonly Entry[],
  input: Value | undefined,
  run: Run,
): Code | undefined {
  const interpreter = interpreterNamed(name);
  if (interpreter === undefined) return undefined;
  const { language, code, valued, elsewhere, passes } = interpreter;
  const isCode = (word: Entry): boolean => code.test(plainText(word.value) ?? "");
  const read = input && { language, name, code: input, isFile: true };
  for (let at = 0; at < words.length; at++) {
    const [word, next, ...rest] = words.slice(at);
    const text = plainText(word?.value);
    // An unknown word may be a file name.
    if (word === undefined || text === undefined || elsewhere.test(text)) return undefined;
    if (text === "-" || text === "/dev/stdin") return read;
    if (isCode(word)) {
      if (next === undefined || rest.some(isCode)) return undefined;
      if (plainText(next.value) === "-") return read;
      return { language, name, code: next.value, isFile: false };
    }
    if (valued.test(text)) at++;
    else if (!text.startsWith("-") && !passes.test(text)) {
      // `<(…)` is represented by its content.
      if (run.source(word.valueSpan).startsWith("<("))
        return { language, name, code: word.value, isFile: true };
      // The program inside a container image or environment.
      const inner = programName(word);
      return inner === undefined ? undefined : codeGiven(inner, words.slice(at + 1), input, run);
    }
  }
  return read;
}

/**
 * Keeps a program that the script writes to a file: its name as written, and its content; `isNested`: see
 * `keepProgram`.
 */
export function keepFile(written: string, content: Value, isNested: boolean, run: Run): void {
  const name = written.replace(/^["']|["']$/g, "");
  if (content.kind !== "text" || !mayTell.test(content.written.text)) return;
  if (run.programs.size > mostPrograms) return;
  const hints = /\.\w+$/.test(name)
    ? { fileName: name }
    : withInterpreter(content.written.text, { fileName: "file" });
  const [language, end] = [languageOfText(hints), endOfName(hints.fileName)];
  if (language === undefined || end === undefined || isChanged(name, run.text)) return;
  keepProgram({ language, name: end, code: content, isFile: true }, isNested, run);
}

/** Whether a file may get further content, under any spelling of its name. */
function isChanged(name: string, text: string): boolean {
  return spellingsOf(name, text).some((each) => isChangedAs(each, text));
}

function isChangedAs(name: string, text: string): boolean {
  let at = text.indexOf(name);
  for (let count = 0; at !== -1; count++) {
    const line = lineBefore(text, at);
    const isMore = /(?:>>|\btee[ \t]+-a)[ \t]*["']?$|\b(?:sed|perl|awk|patch|envsubst)\b/.test(
      line,
    );
    if (isMore || count > mostMentions) return true;
    at = text.indexOf(name, at + name.length);
  }
  return false;
}

const mostMentions = 20;

/** The text before a place on its line. */
function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - longestLine), at);
  return before.slice(before.lastIndexOf("\n") + 1);
}

/** How much of a line is looked at. */
const longestLine = 300;

/** Code that may send something. */
const mayTell = /intercom|https?:/i;

/** Keeps code that the script contains unescaped; `isNested`: the script is itself in a string of another one. */
export function keepProgram(
  { language, name, code, isFile }: Code,
  isNested: boolean,
  run: Run,
): void {
  const isSure = code.kind === "text" && code.isSure && code.others.length === 0;
  const source = isSure ? trimmedEnd(code.written) : undefined;
  if (source === undefined || !mayTell.test(source.text) || !isExact(source, run.text)) return;
  // Without `<?`, a PHP file has no code.
  if (language === "php" && isFile && !source.text.includes("<?")) return;
  const { start } = spanOf(source);
  const around = surroundingOf(source, run.text);
  if (around === "unknown") return;
  if (isNested && (around?.kind === "quotes" || /[$`\\]/.test(source.text))) return;
  const keepsNames = !run.facts.has(readAgain);
  run.programs.set(start, { language, name, source, around, keepsNames });
}

function trimmedEnd(written: Written): Written {
  return slice(written, 0, written.text.trimEnd().length);
}

/** Whether a text is written unescaped, apart from leading tabs. */
function isExact({ text, runs }: Written, script: string): boolean {
  return runs.every(({ at, length, span, variable, doubtful, quote }, index) => {
    if (variable === true || doubtful === true || quote === "ansi") return false;
    if (length !== span.end - span.start) return false;
    const before = runs[index - 1];
    if (before === undefined || before.span.end === span.start) return true;
    const isLine = text[at - 1] === "\n" && before.span.end < span.start;
    return isLine && /^\t*$/.test(script.slice(before.span.end, span.start));
  });
}

/** What the code is embedded in: quotes, or a possibly indented here-document. */
function surroundingOf(source: Written, script: string): Surrounding | "unknown" | undefined {
  const [first] = source.runs;
  if (first === undefined) return "unknown";
  const before = lineBefore(script, first.span.start);
  if (before === "") return first.quote === "none" ? { kind: "document" } : undefined;
  if (/^\t+$/.test(before)) return { kind: "indent", indent: before };
  const quote = before.endsWith("'") ? "single" : "double";
  return first.quote === quote ? { kind: "quotes", quote } : "unknown";
}
