import { type TextDocument, workspace } from "vscode";

/**
 * Whether people write this text: files of any file system that can be written to, and what was never saved. The
 * other side of a difference, what an extension shows, logs and the like are nobody's to mend, and most often a copy
 * of a text that is judged itself.
 */
export function isEditable(document: TextDocument): boolean {
  const scheme = schemeOf(document);
  return scheme === "untitled" || workspace.fs.isWritableFileSystem(scheme) === true;
}

/** A cell of a notebook is where its notebook is. */
function schemeOf(document: TextDocument): string {
  const { scheme } = document.uri;
  if (scheme !== "vscode-notebook-cell") return scheme;
  const notebook = workspace.notebookDocuments.find((each) =>
    each.getCells().some((cell) => cell.document === document),
  );
  return notebook?.uri.scheme ?? scheme;
}
