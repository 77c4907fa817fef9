import { type TextEditor, ThemeIcon, env, l10n, window } from "vscode";
import { inform } from "../ui/inform.ts";
import { type Choice, pick } from "../ui/pick.ts";
import type { Dependencies } from "./dependencies.ts";
import { type Material, explain } from "./explain.ts";

/** Explains media_type_not_acceptable from what people have at hand: a selection, a file, what they copied. */
export function diagnose(dependencies: Dependencies) {
  return async (text?: string): Promise<void> => {
    const material =
      text === undefined ? await askMaterial() : { text, origin: l10n.t("a line of the terminal") };
    if (material !== undefined) await explain(material, dependencies);
  };
}

/** Explains the active editor's text. */
export function diagnoseFile(dependencies: Dependencies) {
  return async (): Promise<void> => {
    const editor = window.activeTextEditor;
    if (editor === undefined) {
      void inform(l10n.t("No editor is open whose text could be explained."));
      return;
    }
    await explain(fileOf(editor), dependencies);
  };
}

async function askMaterial(): Promise<Material | undefined> {
  const editor = window.activeTextEditor;
  const selected = editor && editor.document.getText(editor.selection);
  const copied = await env.clipboard.readText();
  const choices: Choice<Material | "bareError">[] = [];
  if (editor !== undefined && selected !== undefined && selected !== "") {
    choices.push({
      iconPath: new ThemeIcon("selection"),
      label: l10n.t("The selection"),
      value: { ...fileOf(editor), text: selected, origin: l10n.t("the selection") },
    });
  }
  if (copied.trim() !== "") {
    choices.push({
      iconPath: new ThemeIcon("clippy"),
      label: l10n.t("What I copied"),
      description: l10n.t("a cURL command, a table of headers, the error"),
      value: { text: copied, origin: l10n.t("the clipboard") },
    });
  }
  if (editor !== undefined) {
    choices.push({
      iconPath: new ThemeIcon("file"),
      label: l10n.t("This file"),
      value: fileOf(editor),
    });
  }
  choices.push({
    iconPath: new ThemeIcon("question"),
    label: l10n.t("I have only the error"),
    description: l10n.t("what it means, and what tells its causes apart"),
    value: "bareError",
  });
  const chosen = await pick(
    choices,
    l10n.t(
      "What shall be explained? Copy a request or a table of headers first to have it judged.",
    ),
  );
  return chosen === "bareError"
    ? { text: "media_type_not_acceptable", origin: l10n.t("the bare error") }
    : chosen;
}

function fileOf({ document }: TextEditor): Material {
  const name = document.uri.path.split("/").at(-1) ?? "";
  return {
    text: document.getText(),
    origin: name,
    languageId: document.languageId,
    fileName: document.uri.path,
  };
}
