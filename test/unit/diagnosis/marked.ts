import * as l10n from "@vscode/l10n";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

const bundle = join(import.meta.dirname, "../../../l10n/bundle.l10n.json");
const texts = Object.keys(
  v.parse(v.record(v.string(), v.string()), JSON.parse(readFileSync(bundle, "utf8"))),
);

/** Runs in a language in which every text of the bundle stands in brackets. */
export function marked<T>(run: () => T): T {
  l10n.config({ contents: Object.fromEntries(texts.map((text) => [text, `⟦${text}⟧`])) });
  try {
    return run();
  } finally {
    l10n.config({ contents: {} });
  }
}

/** What of a text is in no brackets, and so in English whatever people read; empty where all can be translated. */
export function untranslated(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, "");
  return less === text ? text.trim() : untranslated(less);
}
