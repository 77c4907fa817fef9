import { write } from "../places/written.ts";
import { readCmdPiece } from "./cmdWord.ts";
import { nameInAddress } from "./nameInAddress.ts";
import type { Span } from "../httpRequest.ts";
import { readPosixPiece } from "./posixWord.ts";
import { readPowerShellPiece } from "./powershellWord.ts";
import type { ReadPiece, Reading, Shell, ShellWord, WordDraft } from "./shellWord.ts";

/** The words of one command, and where the shell sees its end. */
export interface CommandLine {
  readonly words: readonly ShellWord[];
  readonly end: number;
}

interface Syntax {
  readonly continuation: string;
  /** Characters that end a command, outside quotes. */
  readonly enders: string;
  readonly comment: boolean;
  readonly readPiece: ReadPiece;
}

const syntaxes: Readonly<Record<Shell, Syntax>> = {
  posix: { continuation: "\\", enders: ";&|)(", comment: true, readPiece: readPosixPiece },
  cmd: { continuation: "^", enders: "&|)", comment: false, readPiece: readCmdPiece },
  powershell: {
    continuation: "`",
    enders: ";&|){}",
    comment: true,
    readPiece: readPowerShellPiece,
  },
};

/** Continuation prompts in text copied from a terminal. */
const prompt = /[ \t]*(?:>+|dquote>|quote>|cmdand>)[ \t]/y;

/**
 * Reads the words after `from`. `inBackticks`: a backtick ends the command. `prompted`: there is a prompt before it,
 * so that `>` on a further line is a prompt, too, not a redirection. `mayBeEscaped`: it may be in a string of another
 * language, where `\\` continues a line. `to`: the end of the command's text.
 */
export function readCommandLine(
  reading: Reading,
  from: number,
  shell: Shell,
  options: { inBackticks?: boolean; prompted?: boolean; mayBeEscaped?: boolean; to?: number } = {},
): CommandLine {
  const { text } = reading;
  const syntax = syntaxes[shell];
  const ends = (at: number): boolean => {
    const char = text.charAt(at);
    if (options.to !== undefined && at >= options.to) return true;
    return syntax.enders.includes(char) || (char === "`" && options.inBackticks === true);
  };
  const continuation = (at: number): number => {
    const sign = syntax.continuation;
    const length = options.mayBeEscaped === true && text.startsWith("\\\\", at) ? 2 : 1;
    const feed = text.charAt(at) === sign ? lineEndAt(text, at + length) : 0;
    return feed > 0 ? length + feed : 0;
  };
  const words: ShellWord[] = [];
  let before = from;
  let redirected = false;
  let at = from;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === " " || char === "\t") {
      at++;
    } else if (continuation(at) > 0) {
      at += continuation(at);
      prompt.lastIndex = at;
      if (options.prompted === true && prompt.test(text)) at = prompt.lastIndex;
    } else if (lineEndAt(text, at) > 0 || (char === "#" && syntax.comment)) {
      break;
    } else if (isRedirection(reading, at)) {
      at++;
      while (/[<>&|]/.test(text.charAt(at)) && reading.ends?.has(at) !== true) at++;
      redirected = true;
    } else if (ends(at)) {
      break;
    } else {
      const word = readWord(reading, at, before, syntax.readPiece, ends);
      at = word.span.end;
      before = at;
      // In `2>`, the digit is not a word of the command, nor is the target.
      const isHandle = /^\d$/.test(word.text) && /[<>]/.test(text.charAt(at));
      if (!redirected && !isHandle) words.push(word);
      redirected = false;
    }
  }
  return { words, end: at };
}

function isRedirection({ text, ends }: Reading, at: number): boolean {
  const char = text.charAt(at);
  // `<(…)` is a word, which a parser has read.
  if (ends?.has(at) === true) return false;
  return char === "<" || char === ">" || (char === "&" && text[at + 1] === ">");
}

const namePlace = new RegExp(nameInAddress, "y");
const isAddress = /^https?:\/\//i;
/** More variables than an address has. */
const mostNames = 20;

function readWord(
  reading: Reading,
  start: number,
  before: number,
  readPiece: ReadPiece,
  ends: (at: number) => boolean,
): ShellWord {
  const { text } = reading;
  const draft: WordDraft = { text: "", runs: [], closed: true, expands: false };
  let at = start;
  const goesOn = (): boolean =>
    at < text.length &&
    draft.closed &&
    // `@<(…)` is one word.
    (!/[\s<>]/.test(text.charAt(at)) || reading.ends?.has(at) === true || nameAt(at) > at) &&
    !ends(at);
  let names = 0;
  const nameAt = (from: number): number => {
    namePlace.lastIndex = from;
    const mayBe = text.charAt(from) === "<" && names < mostNames && isAddress.test(draft.text);
    return mayBe && namePlace.test(text) ? namePlace.lastIndex : from;
  };
  do {
    const end = nameAt(at);
    if (end > at) {
      write(draft, text.slice(at, end), { start: at, end });
      names++;
    }
    at = end > at ? end : readPiece(reading, at, draft);
  } while (goesOn());
  return { ...draft, span: { start, end: at }, before };
}

/** The words of an sh, bash or zsh array, loop or test, where line ends are mere blanks. */
export function readWordsIn(reading: Reading, { start, end }: Span): readonly ShellWord[] {
  const words: ShellWord[] = [];
  const blank = /(?:\s|\\\r?\n)+|#[^\n]*/y;
  let before = start;
  for (let at = start; at < end;) {
    blank.lastIndex = at;
    if (blank.test(reading.text)) {
      at = Math.min(blank.lastIndex, end);
    } else {
      const word = readWord(reading, at, before, readPosixPiece, (stop) => stop >= end);
      words.push(word);
      at = Math.max(word.span.end, at + 1);
      before = at;
    }
  }
  return words;
}

function lineEndAt(text: string, at: number): number {
  if (text[at] === "\n") return 1;
  return text[at] === "\r" && text[at + 1] === "\n" ? 2 : 0;
}
