import ignore from "ignore";

/** The text of a `.gitignore`, and the folder it stands in: relative, with slashes, empty for the root. */
export interface GitIgnoreFile {
  readonly folder: string;
  readonly text: string;
}

/** Whether git would ignore a file; `path` is relative with slashes, `files` are those of its folder and above. */
export function gitIgnored(path: string, files: readonly GitIgnoreFile[]): boolean {
  const nearestFirst = [...files].sort((a, b) => b.folder.length - a.folder.length);
  const ends = [...path.matchAll(/\//g)].map(({ index }) => index + 1);
  // From the top: git does not look into a folder that is ignored, so nothing inside can take that back.
  return [...ends.map((end) => path.slice(0, end)), path].some((entry) =>
    entryIgnored(entry, nearestFirst),
  );
}

/** The nearest file that says anything of a file, or of a folder with a slash at its end, decides. */
function entryIgnored(entry: string, nearestFirst: readonly GitIgnoreFile[]): boolean {
  for (const { folder, text } of nearestFirst) {
    const prefix = folder === "" ? "" : `${folder}/`;
    if (!entry.startsWith(prefix) || entry === prefix) continue;
    const { ignored, unignored } = ignore().add(text).test(entry.slice(prefix.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
