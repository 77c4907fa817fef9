import type { Quote, Span } from "../httpRequest.ts";
import type { Shell, ShellWord } from "./shellWord.ts";

/** A command whose words are read. */
export interface ShellCommand {
  readonly text: string;
  readonly shell: Shell;
  /** The word of the program itself. */
  readonly name: Span;
  readonly words: readonly ShellWord[];
  /** What the program is called, without its folder. */
  readonly program: string;
  /** The quotes that more words have to stand in. */
  readonly quote?: Quote;
}
