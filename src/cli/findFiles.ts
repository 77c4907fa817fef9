import type { Dirent } from "node:fs";
import { lstat, readFile, readdir, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import {
  type GitIgnoreFile,
  entryIgnored,
  gitIgnoreFile,
  gitIgnored,
  longestGitIgnore,
} from "../model/gitIgnored.ts";

/** Folders that hold nobody's own text. */
const others: readonly string[] = [".git", "node_modules"];

/** Who is told of what comes up on the way. */
export interface Told {
  /** A path that cannot be read, and why. */
  readonly unreadable: (path: string, error: unknown) => void;
  /** A list of what git ignores that does not count, or not all of it: a sentence. */
  readonly disregarded: (path: string, message: string) => void;
}

/**
 * The files of a path, sorted: the file itself, or all files below the folder that git does not ignore.
 * Links inside are not followed: a loop would have no end, and what they lead to is found where it stands.
 */
export async function* findFiles(path: string, told: Told): AsyncGenerator<string> {
  try {
    if (!(await stat(path)).isDirectory()) {
      yield path;
      return;
    }
  } catch (error) {
    told.unreadable(path, error);
    return;
  }
  const root = await repositoryOf(path);
  const above = await gitIgnoresAbove(root, path, told);
  // Who names an ignored folder wants to have it looked at.
  const isIgnored = path !== root && gitIgnored(`${slashed(relative(root, path))}/`, above);
  yield* filesBelow(path, { root, ignores: isIgnored ? [] : above, told });
}

interface Walk {
  /** What the folders of `ignores` are relative to. */
  readonly root: string;
  readonly ignores: readonly GitIgnoreFile[];
  readonly told: Told;
}

async function* filesBelow(folder: string, walk: Walk): AsyncGenerator<string> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    walk.told.unreadable(folder, error);
    return;
  }
  const ignores = [...walk.ignores, ...(await gitIgnoreIn(walk.root, folder, walk.told))];
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const name = slashed(relative(walk.root, path));
    if (entry.isDirectory()) {
      if (others.includes(entry.name) || entryIgnored(`${name}/`, ignores)) continue;
      yield* filesBelow(path, { ...walk, ignores });
    } else if (entry.isFile() && !entryIgnored(name, ignores)) {
      yield path;
    }
  }
}

/** The folder with `.git` that a path is in; the path itself where it is in none. */
async function repositoryOf(path: string): Promise<string> {
  for (let folder = path; ; folder = dirname(folder)) {
    try {
      await stat(join(folder, ".git"));
      return folder;
    } catch {
      if (dirname(folder) === folder) return path;
    }
  }
}

/** What git reads before it comes to a folder: its own list of the repository, and each `.gitignore` above. */
async function gitIgnoresAbove(root: string, path: string, told: Told): Promise<GitIgnoreFile[]> {
  const steps = relative(root, path).split(sep).slice(0, -1);
  const folders =
    path === root ? [] : [root, ...steps.map((_, end) => join(root, ...steps.slice(0, end + 1)))];
  const found = await Promise.all(folders.map((folder) => gitIgnoreIn(root, folder, told)));
  const exclude = await gitIgnoreAt(join(root, ".git", "info", "exclude"), "", told);
  // Of two for the same folder the first decides.
  return [...found.flat(), ...exclude];
}

async function gitIgnoreIn(root: string, folder: string, told: Told): Promise<GitIgnoreFile[]> {
  return gitIgnoreAt(join(folder, ".gitignore"), slashed(relative(root, folder)), told);
}

/** Whoever wrote the repository wrote this: it may lead anywhere, and be as long as it likes. Git follows no link there either. */
async function gitIgnoreAt(path: string, folder: string, told: Told): Promise<GitIgnoreFile[]> {
  const disregard = (why: string): GitIgnoreFile[] => {
    told.disregarded(path, `It is ${why}: what it names was looked at.`);
    return [];
  };
  try {
    const found = await lstat(path);
    if (!found.isFile()) return disregard("no regular file");
    if (found.size > longestGitIgnore) return disregard("longer than 100 kB");
    const file = gitIgnoreFile(folder, await readFile(path, "utf8"));
    if (file.leftOut > 0) {
      const message =
        "Patterns with more than three **, or more than three * in one name, do not count.";
      told.disregarded(path, message);
    }
    return [file];
  } catch {
    return [];
  }
}

function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
