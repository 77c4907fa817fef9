import ignore, { type Ignore } from "ignore";

/** A `.gitignore`, and the folder it stands in: relative, with slashes, empty for the root. */
export interface GitIgnoreFile {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** Reads the text of a `.gitignore`. */
export function gitIgnoreFile(folder: string, text: string): GitIgnoreFile {
  return { folder, patterns: ignore().add(text) };
}

/** Whether git would ignore a file; `path` is relative with slashes, `files` are those of its folder and above. */
export function gitIgnored(path: string, files: readonly GitIgnoreFile[]): boolean {
  const ends = [...path.matchAll(/\//g)].map(({ index }) => index + 1);
  // From the top: git does not look into a folder that is ignored, so nothing inside can take that back.
  return [...ends.map((end) => path.slice(0, end)), path].some((entry) =>
    entryIgnored(entry, files),
  );
}

/**
 * As `gitIgnored`, of a file, or of a folder with a slash at its end, that stands in no ignored folder: the
 * nearest `.gitignore` that says anything of it decides.
 */
export function entryIgnored(entry: string, files: readonly GitIgnoreFile[]): boolean {
  const nearestFirst = files.toSorted((a, b) => b.folder.length - a.folder.length);
  for (const { folder, patterns } of nearestFirst) {
    const prefix = folder === "" ? "" : `${folder}/`;
    if (!entry.startsWith(prefix) || entry === prefix) continue;
    const { ignored, unignored } = patterns.test(entry.slice(prefix.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
