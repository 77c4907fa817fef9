import {
  type TextDocument,
  type TextEditor,
  ThemeIcon,
  Uri,
  env,
  l10n,
  window,
  workspace,
} from "vscode";
import { reportScheme } from "../contributions.ts";
import type { ConnectorProblemNode } from "../model/connectorNode.ts";
import type { ProblemNode } from "../model/treeNode.ts";
import { inform } from "../ui/inform.ts";
import { type Choice, pick } from "../ui/pick.ts";
import type { Dependencies } from "./dependencies.ts";
import { type Material, explain } from "./explain.ts";
import { failedCall } from "./failedCall.ts";

/**
 * Explains media_type_not_acceptable from what people have at hand: a line of the terminal, a row that failed,
 * an editor's selection (its menu passes the document's address); else they are asked.
 */
export function diagnose(dependencies: Dependencies) {
  return async (from?: string | Uri | ProblemNode | ConnectorProblemNode): Promise<void> => {
    const material = await materialOf(from, dependencies);
    if (material !== undefined) await explain(material, dependencies);
  };
}

/** Explains the text of a document, or of the active editor. */
export function diagnoseFile(dependencies: Dependencies) {
  return async (uri?: Uri): Promise<void> => {
    const document =
      uri === undefined ? editorToAsk()?.document : await workspace.openTextDocument(uri);
    if (document === undefined) {
      void inform(l10n.t("Open a file in the editor first."));
      return;
    }
    await explain(fileOf(document), dependencies);
  };
}

async function materialOf(
  from: string | Uri | ProblemNode | ConnectorProblemNode | undefined,
  { active }: Dependencies,
): Promise<Material | undefined> {
  if (from === undefined) return askMaterial();
  if (typeof from === "string") return { text: from, origin: l10n.t("a line in the terminal") };
  if (from instanceof Uri) return selectionOf(editorToAsk()) ?? askMaterial();
  return failedCall(from.error.facts, active.current?.connection.region);
}

async function askMaterial(): Promise<Material | undefined> {
  const editor = editorToAsk();
  const selection = selectionOf(editor);
  const copied = await readClipboard();
  const choices: Choice<Material>[] = [
    ...(selection === undefined
      ? []
      : [
          {
            iconPath: new ThemeIcon("selection"),
            label: l10n.t("The selection"),
            value: selection,
          },
        ]),
    ...(copied.trim() === ""
      ? []
      : [
          {
            iconPath: new ThemeIcon("clippy"),
            label: l10n.t("The clipboard"),
            description: l10n.t("a cURL command, a table of headers, the error"),
            value: { text: copied, origin: l10n.t("the clipboard") },
          },
        ]),
    ...(editor === undefined
      ? []
      : [
          {
            iconPath: new ThemeIcon("file"),
            label: l10n.t("This file"),
            value: fileOf(editor.document),
          },
        ]),
    {
      iconPath: new ThemeIcon("question"),
      label: l10n.t("Only the error"),
      description: l10n.t("what it means and how to tell its causes apart"),
      value: { text: "media_type_not_acceptable", origin: l10n.t("the error alone") },
    },
  ];
  return pick(
    choices,
    l10n.t(
      "What do you want to diagnose? To check a request or a table of headers, copy it first.",
    ),
  );
}

/** The editor whose text may be asked about: a report is none. */
function editorToAsk(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor?.document.uri.scheme === reportScheme ? undefined : editor;
}

function selectionOf(editor: TextEditor | undefined): Material | undefined {
  if (editor === undefined) return undefined;
  const text = editor.document.getText(editor.selection);
  if (text === "") return undefined;
  const { languageId } = editor.document;
  // In source code a selected command is judged like one that was copied from there.
  const tells = /^(?:shellscript|powershell|bat|http|rest|json)$/.test(languageId);
  return { text, origin: l10n.t("the selection"), ...(tells ? { languageId } : {}) };
}

/** A browser may refuse to tell what is on the clipboard: then there is nothing to offer. */
async function readClipboard(): Promise<string> {
  try {
    return await env.clipboard.readText();
  } catch {
    return "";
  }
}

function fileOf(document: TextDocument): Material {
  return {
    text: document.getText(),
    origin: document.uri.path.split("/").at(-1) ?? "",
    languageId: document.languageId,
    fileName: document.uri.path,
  };
}
