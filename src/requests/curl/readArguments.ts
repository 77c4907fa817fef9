import type { Span } from "../httpRequest.ts";
import type { ShellWord } from "../shell/shellWord.ts";
import { slice, spanIn, spanOf, type Written } from "../places/written.ts";

/** An option of a command with its argument; without a name, a word that is no option, such as the URL. */
export interface Argument {
  /** The long name. */
  readonly option: string | undefined;
  /** The argument of the option, or the URL. */
  readonly value: Written | undefined;
  /** What to delete to remove it, with the white space and line continuation before it. */
  readonly span: Span;
  /** The word with the option's name. */
  readonly word: ShellWord;
  /** The word with the argument. */
  readonly place: ShellWord;
  readonly closed: boolean;
}

/** What a program calls an option, and whether it takes an argument. */
export interface ProgramOption {
  /** The long name. */
  readonly name: string;
  readonly takesArgument: boolean;
}

/** The options that a program knows. */
export interface ProgramOptions {
  readonly ofLetter: (letter: string) => ProgramOption;
  /** Abbreviations count where the program allows them. */
  readonly ofName: (name: string) => ProgramOption;
}

/** Where the value of an argument is written. */
export function spanOfValue({ value, place }: Argument): Span {
  return value === undefined ? place.span : spanIn(value, place);
}

/** Whether an option is certainly given an empty text. */
export function isEmptyValue({ value, word, place }: Argument): boolean {
  return value?.text === "" && word.isSure !== false && place.isSure !== false;
}

/** The most letters that are read as joined options. */
const mostJoined = 60;

/** Reads words as options and arguments; options may be joined (`-sSH'…'`) and abbreviated. */
export function readArguments(words: readonly ShellWord[], options: ProgramOptions): Argument[] {
  const found: Argument[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    const next = words[index + 1];
    const isOption = /^-[^-]|^--./.test(word.text) && word.runs[0]?.variable !== true;
    const parts = !isOption
      ? [ownArgument(word, undefined, word)]
      : word.text.startsWith("--")
        ? longOption(word, next, options)
        : shortOptions(word, next, options);
    for (const part of parts) found.push(part);
    // An argument in a word of its own is read; the next word is not looked at again. (Words of several turns of a
    // loop are written in one place.)
    if (isOption && next !== undefined && parts.at(-1)?.place === next) index++;
  }
  return found;
}

function longOption(
  word: ShellWord,
  next: ShellWord | undefined,
  { ofName }: ProgramOptions,
): Argument[] {
  const equals = word.text.indexOf("=");
  const { name, takesArgument } = ofName(word.text.slice(2, equals === -1 ? undefined : equals));
  if (takesArgument && equals !== -1) {
    return [ownArgument(word, name, slice(word, equals + 1, word.text.length))];
  }
  return [takesArgument ? withNext(word, name, word.before, next) : ownArgument(word, name)];
}

function shortOptions(
  word: ShellWord,
  next: ShellWord | undefined,
  { ofLetter }: ProgramOptions,
): Argument[] {
  const found: Argument[] = [];
  const letters = word.text.length;
  for (let at = 1; at < Math.min(letters, mostJoined); at++) {
    const { name, takesArgument } = ofLetter(word.text.charAt(at));
    // Removing the first removes the word; removing a later one leaves those before it.
    const start = at === 1 ? word.before : spanOf(slice(word, at, at + 1)).start;
    if (!takesArgument) {
      found.push({ ...ownArgument(word, name), span: { start, end: word.span.end } });
    } else if (at + 1 < letters) {
      const rest = slice(word, at + 1, letters);
      found.push({ ...ownArgument(word, name, rest), span: { start, end: word.span.end } });
      break;
    } else {
      found.push(withNext(word, name, start, next));
    }
  }
  return found;
}

function ownArgument(word: ShellWord, option: string | undefined, value?: Written): Argument {
  const span = { start: word.before, end: word.span.end };
  return { option, value, span, word, place: word, closed: word.closed };
}

function withNext(
  word: ShellWord,
  option: string,
  start: number,
  next: ShellWord | undefined,
): Argument {
  if (next === undefined) return { ...ownArgument(word, option), closed: false };
  // The word came from a variable, so it is written elsewhere.
  const { span: own } = next;
  const span = start <= own.end ? { start, end: own.end } : own;
  return { option, value: next, span, word, place: next, closed: next.closed };
}
