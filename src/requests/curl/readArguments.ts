import type { Span } from "../httpRequest.ts";
import type { ShellWord } from "../shell/shellWord.ts";
import { slice, spanIn, spanOf, type Written } from "../places/written.ts";

/** An option of a program as it was given, or, without a name, a word that is none: a URL. */
export interface Argument {
  /** The long name. */
  readonly option: string | undefined;
  /** The argument of the option, or the URL. */
  readonly value: Written | undefined;
  /** What goes when it goes, the white space and continuation before it too. */
  readonly span: Span;
  /** The word that the option's name is in. */
  readonly word: ShellWord;
  /** The word that the argument is in. */
  readonly place: ShellWord;
  readonly closed: boolean;
}

/** What a program calls an option, and whether an argument belongs to it. */
export interface ProgramOption {
  /** The long name. */
  readonly name: string;
  readonly takesArgument: boolean;
}

/** The options that a program knows. */
export interface ProgramOptions {
  readonly ofLetter: (letter: string) => ProgramOption;
  /** A name may be shortened, where the program allows that. */
  readonly ofName: (name: string) => ProgramOption;
}

/** Where the value of an argument stands. */
export function spanOfValue({ value, place }: Argument): Span {
  return value === undefined ? place.span : spanIn(value, place);
}

/** Whether an option is given a text for sure in which nothing is. */
export function isEmptyValue({ value, word, place }: Argument): boolean {
  return value?.text === "" && word.isSure !== false && place.isSure !== false;
}

/** Nobody joins more letters than there are. */
const mostJoined = 60;

/** What a program makes of its words; options may be joined (`-sSH'…'`) and shortened. */
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
    // An argument in a word of its own is read; the next word is not looked at again.
    if (isOption && next !== undefined && parts.at(-1)?.span.end === next.span.end) index++;
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
    // The first takes the whole word away, a later one leaves those before it.
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
  // A word that a variable fell into stands where that got its value.
  const { span: own } = next;
  const span = start <= own.end ? { start, end: own.end } : own;
  return { option, value: next, span, word, place: next, closed: next.closed };
}
