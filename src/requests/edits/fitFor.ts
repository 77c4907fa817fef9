import type { Surrounding } from "../httpRequest.ts";
import type { TextEdit } from "../extraction.ts";
import { escapedInShell } from "./quoting.ts";

/** Escapes edits for what the request is embedded in; none if one of them cannot be written there. */
export function fitFor(
  surroundings: readonly Surrounding[],
  edits: readonly TextEdit[],
): TextEdit[] {
  const isLine = surroundings.some(({ kind }) => kind === "line" || kind === "plain");
  if (isLine && edits.some(({ text }) => text.includes("\n"))) return [];
  // How an unknown language escapes these characters is not known.
  const isString = surroundings.some(({ kind }) => kind === "string");
  if (isString && edits.some(({ text }) => /["'`\\\n]/.test(text))) return [];
  const all = edits.map(({ span, text }) => ({ span, text: surroundings.reduce(written, text) }));
  const isPlain = surroundings.some(({ kind }) => kind === "plain");
  return isPlain && all.some(({ text }) => /:(?:\s|$)|(?:^|\s)#/.test(text)) ? [] : all;
}

/** A text as it is written inside a surrounding. */
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
    case "plain":
      // An unquoted YAML scalar must not contain `: `; headers do not need the blank.
      return text.replace(/:[ \t]+(?=\S)/g, ":");
    case "line":
    case "string":
      return text;
  }
}
