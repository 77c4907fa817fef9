/** What is known of a text besides its content. */
export interface TextHints {
  /** A language id of VS Code. */
  readonly languageId?: string | undefined;
  readonly fileName?: string | undefined;
}

/** The file extension, or a whole name without one, in lower case: `rb`, `rakefile`. */
export function endOfName(fileName: string | undefined): string | undefined {
  return /[^./\\]+$/.exec(fileName ?? "")?.[0].toLowerCase();
}

/**
 * The hints, with the language of the program that runs the text where nothing else says it: a script's first line,
 * such as `#!/usr/bin/env -S python3 -u`, if its file's name has no dot.
 */
export function withInterpreter(text: string, hints: TextHints): TextHints {
  const { languageId, fileName } = hints;
  if (languageId !== undefined || /\.[^/\\]*$/.test(fileName ?? "")) return hints;
  const [, program] =
    /^#![ \t]*(?:\S*\/env[ \t]+(?:-\S+[ \t]+|\w+=\S+[ \t]+)*)?(?:\S*\/)?([a-z][a-z-]*)/.exec(
      text,
    ) ?? [];
  return program === undefined ? hints : { ...hints, fileName: `${fileName ?? ""}.${program}` };
}

/** Whether a file is a Jupyter notebook, which an editor that shows it as text calls JSON. */
export function isNotebook(fileName: string | undefined): boolean {
  return endOfName(fileName) === "ipynb";
}
