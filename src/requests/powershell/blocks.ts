/** Where the block of braces ends that an offset is in; the end of the text outside of all. */
export type EndOfBlock = (at: number) => number;

interface Block {
  readonly start: number;
  readonly parent: Block | undefined;
  end: number;
}

/** The blocks of a script; braces within quotes are taken for such, too, for they most often come in pairs. */
export function blocksOf(text: string): EndOfBlock {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === "{") {
      open = { start: index, parent: open, end: text.length };
      blocks.push(open);
    } else if (open !== undefined) {
      open.end = index;
      open = open.parent;
    }
  }
  return (at) => {
    let [from, to] = [0, blocks.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((blocks[middle]?.start ?? 0) < at) from = middle + 1;
      else to = middle;
    }
    let block = blocks[from - 1];
    while (block !== undefined && block.end < at) block = block.parent;
    return block?.end ?? text.length;
  };
}
