import type { Span } from "./httpRequest.ts";
import type { Shell, ShellWord } from "./shellWord.ts";

/** A command whose words are read. */
export interface ShellCommand {
  readonly text: string;
  readonly shell: Shell;
  /** The word of the program itself. */
  readonly name: Span;
  readonly words: readonly ShellWord[];
}
