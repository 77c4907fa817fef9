import type { Surrounding, TextEdit } from "../httpRequest.ts";
import { escapedInShell } from "./quoting.ts";

/** Edits as they have to be written in what is around them: all of them, or none. */
export function fitFor(
  surroundings: readonly Surrounding[],
  edits: readonly TextEdit[],
): TextEdit[] {
  const isLine = surroundings.some(({ kind }) => kind === "line");
  if (isLine && edits.some(({ text }) => text.includes("\n"))) return [];
  return edits.map(({ span, text }) => ({ span, text: surroundings.reduce(written, text) }));
}

/** A text as it has to be written in what is around it. */
function written(text: string, surrounding: Surrounding): string {
  switch (surrounding.kind) {
    case "json":
      return JSON.stringify(text).slice(1, -1);
    case "quotes":
      return escapedInShell("posix", surrounding.quote, text);
    case "document":
      return text.replace(/[\\$`]/g, "\\$&");
    case "indent":
      return text.replaceAll("\n", `\n${surrounding.indent}`);
    case "line":
      return text;
  }
}
