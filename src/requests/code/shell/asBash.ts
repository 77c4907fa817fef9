import { withoutNamesInAddresses } from "../../shell/nameInAddress.ts";
import { rewritten, type Rewritten } from "../rewritten.ts";
import { isZsh } from "./isZsh.ts";
import { withoutDocuments } from "./pipedDocuments.ts";
import { zshSyntax } from "./zshSyntax.ts";

/** A script as the grammar understands it, which knows bash. */
export function asBash(text: string, name: string | undefined): readonly Rewritten[] {
  const whole = withoutDocuments(text);
  const plain = rewritten(sameLength(whole), []);
  return isZsh(text, name) ? [rewritten(whole, zshSyntax(whole)), plain] : [plain];
}

/** What zsh or bats alone write: `{ … }` without a last semicolon, flags of expansions, `@test`; and names in a URL. */
function sameLength(text: string): string {
  return withoutNamesInAddresses(text)
    .replace(
      /^([ \t]*)(@test[ \t]+(?:"[^"\n]{0,300}"|'[^'\n]{0,300}')[ \t]*)\{/gm,
      (all, indent: string) => `${indent}${"t".padEnd(all.length - indent.length - 4, "_")}() {`,
    )
    .replace(
      /^([ \t]*(?:function[ \t]+)?[\w:.-]{1,100}[ \t]*(?:\(\)[ \t]*)?\{[ \t].*[^;\s]) \}(?=[ \t]*$)/gm,
      "$1;}",
    )
    .replace(/\$\{\([^()\s]{1,20}\)/g, (flags) => `\${_${"_".repeat(flags.length - 3)}`);
}
