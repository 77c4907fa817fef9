import type { CST } from "yaml";
import { lineAt } from "../places/textLines.ts";

type Item = CST.CollectionItem;

/** Repairs `a: b: c`, which is invalid YAML: the rest of the line is a text, and the following lines are siblings. */
export function textsOnLines(text: string, items: readonly Item[]): readonly Item[] {
  const found: Item[] = [];
  const ahead = items.toReversed();
  for (let item = ahead.pop(); item !== undefined; item = ahead.pop()) {
    const inner = mappingOnLine(item);
    if (inner === undefined) {
      found.push(item);
      continue;
    }
    const { offset, indent } = inner;
    const line = text.slice(offset, lineAt(text, offset).end);
    const source = (line.split(" #", 1)[0] ?? line).trimEnd();
    found.push({ ...item, value: { type: "scalar", offset, indent, source } });
    for (let each: CST.BlockMap | undefined = inner; each !== undefined;) {
      const [first, ...rest]: Item[] = each.items;
      for (const next of rest.reverse()) ahead.push(next);
      each = first && mappingOnLine(first);
    }
  }
  return found;
}

function mappingOnLine({ start, sep = [], value }: Item): CST.BlockMap | undefined {
  const isOnLine =
    sep.every(({ type }) => type !== "newline") &&
    start.every(({ type }) => type !== "explicit-key-ind");
  return value?.type === "block-map" && isOnLine ? value : undefined;
}
