import type { Quote, Span } from "../httpRequest.ts";
import type { Shell, ShellWord } from "./shellWord.ts";

/** A command with its words. */
export interface ShellCommand {
  readonly text: string;
  readonly shell: Shell;
  /** The word that names the program. */
  readonly name: Span;
  readonly words: readonly ShellWord[];
  /** The program's name, without its directory. */
  readonly program: string;
  /** The quotes to use for words that are added. */
  readonly quote?: Quote;
}
