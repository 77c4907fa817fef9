import ignore, { type Ignore } from "ignore";

/** A `.gitignore`, and the folder it stands in: relative, with slashes, empty for the root. */
export interface GitIgnoreFile {
  readonly folder: string;
  readonly patterns: Ignore;
  /** How many patterns were left out: a name would be tried in too many ways. */
  readonly leftOut: number;
}

/** A longer `.gitignore` is none to be read. Bytes. */
export const longestGitIgnore = 100_000;

/** As many `**` as a pattern may have, and `*` in one of its names. */
const mostStars = 3;

/** Reads the text of a `.gitignore`. */
export function gitIgnoreFile(folder: string, text: string): GitIgnoreFile {
  const lines = text.split(/\r?\n/);
  const kept = lines.filter((line) => line.startsWith("#") || !isCostly(line));
  return { folder, patterns: ignore().add(kept.join("\n")), leftOut: lines.length - kept.length };
}

/** Each star multiplies the ways in which a name is tried. */
function isCostly(pattern: string): boolean {
  const counted = (text: string, stars: RegExp): number => text.match(stars)?.length ?? 0;
  return (
    counted(pattern, /\*{2,}/g) > mostStars ||
    pattern.split("/").some((name) => counted(name, /\*+/g) > mostStars)
  );
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
