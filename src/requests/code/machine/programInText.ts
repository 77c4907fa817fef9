import type { CodeLanguage } from "../../client.ts";
import type { Surrounding } from "../../httpRequest.ts";
import type { Written } from "../../places/written.ts";

/** As many programs of one text are read. */
export const mostPrograms = 50;

/** A program in another language that stands in a text, letter for letter: the text runs it, or makes a file of it. */
export interface ProgramInText {
  readonly language: CodeLanguage;
  /** How the name of its file ends, or what runs it. */
  readonly name: string;
  readonly source: Written;
  readonly around: Surrounding | undefined;
  /** Nothing fills in the names of variables that are written in it as the text around it writes them. */
  readonly keepsNames: boolean;
}
