import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CodeAction,
  type Diagnostic,
  DiagnosticSeverity,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  commands,
  extensions,
  languages,
  window,
  workspace,
} from "vscode";
import manifest from "../../package.json";

const id = `${manifest.publisher}.${manifest.name}`;

/** A text with something wrong in it, what is found there, and how it should be. */
export interface Sick {
  readonly file: string;
  readonly text: string;
  /** Code, severity and the text under the mark. */
  readonly found: readonly (readonly [string, keyof typeof DiagnosticSeverity, string])[];
  readonly healed: string;
}

/** Writes a file of the workspace and opens it in an editor. */
export async function openFile(name: string, text: string): Promise<TextDocument> {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = Uri.joinPath(folder.uri, name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return document;
}

/** The problems of ours in a document, as soon as they pass; they are looked at now and after each change. */
export function untilProblems(
  uri: Uri,
  passes: (problems: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      const problems = problemsIn(uri);
      if (!passes(problems)) return;
      listening.dispose();
      resolve(problems);
    };
    const listening = languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((changed) => changed.toString() === uri.toString())) look();
    });
    look();
  });
}

export function problemsIn(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === "Intercom");
}

export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Problems as a test states them. */
export function described(
  document: TextDocument,
  problems: readonly Diagnostic[],
): [string, string, string][] {
  return problems.map((problem) => [
    codeOf(problem),
    DiagnosticSeverity[problem.severity],
    document.getText(problem.range),
  ]);
}

/** What can be done about a part of a document. */
export async function actionsAt(uri: Uri, range: Range): Promise<readonly CodeAction[]> {
  return commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", uri, range);
}

/** Makes an action's edit. */
export async function make(action: CodeAction | undefined): Promise<void> {
  assert.ok(action?.edit);
  assert.equal(await workspace.applyEdit(action.edit), true);
}

/** Gives a document another text. */
export async function rewrite(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  const all = new Range(0, 0, document.lineCount, 0);
  edit.replace(document.uri, document.validateRange(all), text);
  assert.equal(await workspace.applyEdit(edit), true);
}

/** Closes every editor without a question; what was changed is thrown away. */
export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments) {
    if (!document.isDirty) continue;
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}

const url =
  "https://api.intercom.io/custom_object_instances/PeteUserTrainingTopic?external_id=test-curl-001";

/** A file of test/fixtures/editor, sick and healed. */
function source(file: string, mark: string, code = "accept-missing"): Sick {
  const { extensionPath } = extensions.getExtension(id) ?? assert.fail(`${id} is not there`);
  const read = (state: string): string =>
    readFileSync(join(extensionPath, "test", "fixtures", "editor", state, file), "utf8");
  return { file, text: read("sick"), found: [[code, "Error", mark]], healed: read("healed") };
}

const me = '"https://api.intercom.io/me"';

/** One text of each form, and of each language. */
export const sick: Readonly<Record<string, Sick>> = {
  JavaScript: source("one.js", me),
  TypeScript: source("one.ts", "me"),
  Python: source("one.py", me),
  Ruby: source("one.rb", '"text/html"', "accept-value"),
  PHP: source("one.php", "'/me'"),
  Go: source("one.go", me),
  Java: source("One.java", `URI.create(${me})`),
  "C#": source("One.cs", '"text/html"', "accept-value"),
  "a cURL command": {
    file: "one.sh",
    text: `# one topic\ncurl "${url}" \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -H "Accept:" \\\n  -H "Intercom-Version: 2.99"\necho done\n`,
    found: [
      ["accept-missing", "Error", '-H "Accept:"'],
      ["version-unknown", "Error", "2.99"],
    ],
    healed: `# one topic\ncurl "${url}" \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -H "Accept: application/json" \\\n  -H "Intercom-Version: 2.13"\necho done\n`,
  },
  "an .http file": {
    file: "one.http",
    text: `### one topic\nGET ${url}\nAuthorization: Bearer {{token}}\nIntercom-Version: 2.13\n`,
    found: [["accept-missing", "Warning", url]],
    healed: `### one topic\nGET ${url}\nAuthorization: Bearer {{token}}\nIntercom-Version: 2.13\nAccept: application/json\n`,
  },
  "a table in Markdown": {
    file: "one.md",
    text: "Rows for https://api.intercom.io:\n\n| Header           | Value         |\n| ---------------- | ------------- |\n| Authorization    | Bearer TOKEN  |\n| Intercom-Version | 2.13, or more |\n\nThe end.\n",
    found: [["accept-missing", "Warning", "| Authorization    | Bearer TOKEN  |"]],
    healed:
      "Rows for https://api.intercom.io:\n\n| Header           | Value         |\n| ---------------- | ------------- |\n| Authorization    | Bearer TOKEN  |\n| Intercom-Version | 2.13, or more |\n| Accept           | application/json |\n\nThe end.\n",
  },
  "a Postman collection": {
    file: "one.json",
    text: postman("Accept"),
    found: [["accept-value", "Error", "Accept"]],
    healed: postman("application/json"),
  },
};

function postman(accept: string): string {
  const header = [
    { key: "Accept", value: accept },
    { key: "Intercom-Version", value: "2.13" },
    { key: "Authorization", value: "Bearer {{token}}" },
  ];
  const request = { method: "GET", header, url: { raw: url } };
  return `${JSON.stringify({ item: [{ name: "one", request }] }, undefined, 2)}\n`;
}
