import { countBelow } from "./lines.ts";

/** Where the block of braces ends that an offset is in; the end of the text outside of all. */
export type EndOfBlock = (at: number) => number;

interface Block {
  readonly parent: Block | undefined;
  end: number;
}

/** The blocks of a script; braces within quotes are taken for such, too, for they most often come in pairs. */
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
