import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { CodeReader } from "../requests/code/codeReader.ts";
import type { CodeLanguage } from "../requests/client.ts";

/** Loads the grammars of languages, and gives what reads them; each grammar once. */
export type LoadCode = (languages: readonly CodeLanguage[]) => Promise<CodeReader>;

/**
 * Loads grammars from the folder `wasm` beside the program in the folder `home`, or, where the program runs
 * from its sources, from the packages that it finds there. Parser and grammars are loaded with the first text
 * that needs them.
 */
export function codeLoader(home: string): LoadCode {
  let opened: Promise<{ load: LoadCode }> | undefined;
  return async (languages) => {
    opened ??= open(home);
    return (await opened).load(languages);
  };
}

async function open(home: string): Promise<{ load: LoadCode }> {
  const { openGrammars } = await import("../requests/code/codeReader.ts");
  const folder = join(home, "wasm");
  if (existsSync(folder)) return openGrammars((file) => join(folder, file));
  const { resolve } = createRequire(join(home, "package.json"));
  return openGrammars((file) =>
    resolve(
      file.startsWith("tree-sitter-")
        ? `@vscode/tree-sitter-wasm/wasm/${file}`
        : `web-tree-sitter/${file}`,
    ),
  );
}
