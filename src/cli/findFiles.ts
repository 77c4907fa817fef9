import type { Dirent } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import {
  type GitIgnoreFile,
  entryIgnored,
  gitIgnoreFile,
  gitIgnored,
} from "../model/gitIgnored.ts";

/** Folders that hold nobody's own text. */
const others: readonly string[] = [".git", "node_modules"];

/** Told of what cannot be read: a path, and why. */
export type Unreadable = (path: string, error: unknown) => void;

/**
 * The files of a path, sorted: the file itself, or all files below the folder that git does not ignore.
 * Links inside are not followed: a loop would have no end, and what they lead to is found where it stands.
 */
export async function* findFiles(path: string, unreadable: Unreadable): AsyncGenerator<string> {
  try {
    if (!(await stat(path)).isDirectory()) {
      yield path;
      return;
    }
  } catch (error) {
    unreadable(path, error);
    return;
  }
  const root = await repositoryOf(path);
  const above = await gitIgnoresAbove(root, path);
  // Who names an ignored folder wants to have it looked at.
  const isIgnored = path !== root && gitIgnored(`${slashed(relative(root, path))}/`, above);
  yield* filesBelow(path, { root, ignores: isIgnored ? [] : above, unreadable });
}

interface Walk {
  /** What the folders of `ignores` are relative to. */
  readonly root: string;
  readonly ignores: readonly GitIgnoreFile[];
  readonly unreadable: Unreadable;
}

async function* filesBelow(folder: string, walk: Walk): AsyncGenerator<string> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    walk.unreadable(folder, error);
    return;
  }
  const ignores = [...walk.ignores, ...(await gitIgnoreIn(walk.root, folder))];
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
async function gitIgnoresAbove(root: string, path: string): Promise<GitIgnoreFile[]> {
  const steps = relative(root, path).split(sep).slice(0, -1);
  const folders =
    path === root ? [] : [root, ...steps.map((_, end) => join(root, ...steps.slice(0, end + 1)))];
  const found = await Promise.all(folders.map((folder) => gitIgnoreIn(root, folder)));
  const exclude = await textOf(join(root, ".git", "info", "exclude"));
  // Of two for the same folder the first decides.
  return [...found.flat(), ...(exclude === undefined ? [] : [gitIgnoreFile("", exclude)])];
}

async function gitIgnoreIn(root: string, folder: string): Promise<GitIgnoreFile[]> {
  const text = await textOf(join(folder, ".gitignore"));
  return text === undefined ? [] : [gitIgnoreFile(slashed(relative(root, folder)), text)];
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return undefined;
  }
}

function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
