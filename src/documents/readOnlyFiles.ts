import { Disposable, FileSystemError, type FileSystemProvider } from "vscode";

/** What a file system answers that has neither folders nor anything to write. */
export const readOnlyFiles: Omit<FileSystemProvider, "onDidChangeFile" | "stat" | "readFile"> = {
  watch: () => new Disposable(() => undefined),
  readDirectory(uri) {
    throw FileSystemError.FileNotADirectory(uri);
  },
  createDirectory(uri) {
    throw FileSystemError.NoPermissions(uri);
  },
  writeFile(uri) {
    throw FileSystemError.NoPermissions(uri);
  },
  delete(uri) {
    throw FileSystemError.NoPermissions(uri);
  },
  rename(uri) {
    throw FileSystemError.NoPermissions(uri);
  },
};
