import { countBelow } from "./lines.ts";

/** Finds the end of the innermost braces around an offset; the end of the text if there are none. */
export type EndOfBlock = (at: number) => number;

interface Block {
  readonly parent: Block | undefined;
  end: number;
}

/** The blocks of a script. Braces in strings count too, as they usually come in pairs. */
export function blocksOf(text: string): EndOfBlock {
  const braces: { readonly at: number; readonly inside: Block | undefined }[] = [];
  let open: Block | undefined;
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === "{") {
      open = { parent: open, end: text.length };
    } else if (open !== undefined) {
      open.end = index;
      open = open.parent;
    }
    braces.push({ at: index, inside: open });
  }
  return (at) => {
    const before = braces[countBelow(braces, (brace) => brace.at < at) - 1];
    return before?.inside?.end ?? text.length;
  };
}
