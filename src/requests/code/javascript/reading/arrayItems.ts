import type { Syntax } from "../../syntaxTree.ts";

const comment = /\/\*[^]*?\*\/|\/\/.*/g;

/** The items of an array literal or pattern; undefined for a hole (`[, b]`), for which the grammar has no node. */
export function arrayItems(
  { start, children }: Syntax,
  text: string,
): readonly (Syntax | undefined)[] {
  let end = start;
  return children.flatMap((child, index) => {
    const commas = text.slice(end, child.start).replaceAll(comment, "").split(",").length - 1;
    end = child.end;
    const holes = Array.from({ length: index === 0 ? commas : commas - 1 }, () => undefined);
    return [...holes, child];
  });
}
