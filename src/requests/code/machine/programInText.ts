import type { CodeLanguage } from "../../client.ts";
import type { Surrounding } from "../../httpRequest.ts";
import type { Written } from "../../places/written.ts";

/** How many embedded programs of one text are read. */
export const mostPrograms = 50;

/** A program in another language inside a text, unescaped: a script that the text runs, or a file that it writes. */
export interface ProgramInText {
  readonly language: CodeLanguage;
  /** Its file name or that name's extension, or else the interpreter that runs it. */
  readonly name: string;
  readonly source: Written;
  readonly around: Surrounding | undefined;
  /**
   * Variables written in the surrounding language's syntax are not substituted in it: a here-document with quoted
   * `'EOF'`.
   */
  readonly keepsNames: boolean;
}
