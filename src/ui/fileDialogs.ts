import { Uri, window, workspace } from "vscode";

/** What a file dialog is about; its files are JSON. */
interface FileQuestion {
  readonly title: string;
}

const filters = { JSON: ["json"] };

/** Asks where a new file goes, by default under this name in the first folder; undefined when nobody chose. */
export async function askNewFile({
  title,
  name,
}: FileQuestion & { readonly name: string }): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title,
    filters,
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
  });
}

/** Asks for a file that is there; undefined when nobody chose. */
export async function askFile({ title }: FileQuestion): Promise<Uri | undefined> {
  const [chosen] = (await window.showOpenDialog({ title, filters })) ?? [];
  return chosen;
}
