// Imported statically: a bundled CommonJS package has no named exports for import().
import { parse } from "dotenv";
import { FileType, RelativePattern, type Uri, type WorkspaceFolder, workspace } from "vscode";
import {
  type GitIgnoreFile,
  gitIgnoreFile,
  gitIgnored,
  longestGitIgnore,
} from "../model/gitIgnored.ts";
import { cleanToken } from "../intercom/accessToken.ts";
import { cancelled } from "../intercom/errors.ts";

/** The variable of the guide; the official tools use it too. */
export const tokenVariable = "INTERCOM_ACCESS_TOKEN";

/** A file of the workspace that has a token. */
export interface EnvToken {
  readonly uri: Uri;
  /** Relative to its workspace folder. */
  readonly path: string;
  readonly token: string;
  /** False where a commit would take the file, and its token, along. */
  readonly gitIgnored: boolean;
}

/** More is no `.env` file. Bytes. */
const largest = 1_000_000;

/** Looks through the `.env` files of the open folders. Reads nothing in an untrusted workspace: ask before. */
export async function findEnvTokens(signal: AbortSignal): Promise<readonly EnvToken[]> {
  const found: EnvToken[] = [];
  for (const folder of workspace.workspaceFolders ?? []) {
    const pattern = new RelativePattern(folder, "**/{.env,.env.*,*.env}");
    for (const uri of await workspace.findFiles(pattern, "**/node_modules/**", 100)) {
      if (signal.aborted) throw cancelled("find .env");
      const token = await tokenIn(uri);
      if (token === undefined) continue;
      const path = relative(folder, uri);
      const ignores = await gitIgnoreFiles(folder, path);
      found.push({ uri, path, token, gitIgnored: gitIgnored(path, ignores) });
    }
  }
  return found.sort((a, b) => a.path.length - b.path.length);
}

async function tokenIn(uri: Uri): Promise<string | undefined> {
  const text = await textOf(uri);
  if (text === undefined) return undefined;
  const value = parse(text)[tokenVariable];
  const cleaned = value === undefined ? undefined : cleanToken(value);
  return cleaned !== undefined && "token" in cleaned ? cleaned.token : undefined;
}

async function gitIgnoreFiles(folder: WorkspaceFolder, path: string): Promise<GitIgnoreFile[]> {
  const folders = path.split("/").slice(0, -1);
  const files: GitIgnoreFile[] = [];
  for (let depth = 0; depth <= folders.length; depth += 1) {
    const inside = folders.slice(0, depth);
    const uri = folder.uri.with({
      path: [folder.uri.path.replace(/\/$/, ""), ...inside, ".gitignore"].join("/"),
    });
    // Git follows no link here. What does not count is taken for nothing that keeps a token from a commit.
    const text = await textOf(uri, longestGitIgnore, [FileType.File]);
    if (text !== undefined) files.push(gitIgnoreFile(inside.join("/"), text));
  }
  return files;
}

/** A file, or a link to one; other links may lead to what has no end, such as a device. */
const files: readonly FileType[] = [FileType.File, FileType.File | FileType.SymbolicLink];

/** A file's text; undefined where it is not there, no file, not readable, or too large to be what is looked for. */
async function textOf(uri: Uri, most = largest, types = files): Promise<string | undefined> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    if (!types.includes(type) || size > most) return undefined;
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

function relative(folder: WorkspaceFolder, uri: Uri): string {
  return uri.path.slice(folder.uri.path.replace(/\/$/, "").length + 1);
}
