import ignore from "ignore";

/** The text of a `.gitignore`, and the folder it stands in: relative, with slashes, empty for the root. */
export interface GitIgnoreFile {
  readonly folder: string;
  readonly text: string;
}

/** Whether git would ignore a file; `path` is relative with slashes, `files` are those of its folder and above. */
export function gitIgnored(path: string, files: readonly GitIgnoreFile[]): boolean {
  return [...files]
    .sort((a, b) => a.folder.length - b.folder.length)
    .reduce((ignored, { folder, text }) => {
      const inside = folder === "" ? path : path.slice(folder.length + 1);
      const verdict = ignore().add(text).test(inside);
      // The nearest file that says anything has the last word.
      if (verdict.unignored) return false;
      return verdict.ignored || ignored;
    }, false);
}
