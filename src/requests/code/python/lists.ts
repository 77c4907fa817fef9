import { changeList } from "../machine/values/growing.ts";
import type { Arg, Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import { nothing, unknown, type Value } from "../machine/values/values.ts";

type List = Extract<Value, { kind: "list" }>;

/** Methods of lists; undefined for unknown ones. */
export function callOfList(self: List, { path: name, args }: Call, run: Run): Value | undefined {
  const { items, isComplete } = self;
  const [first, second] = args;
  const become = (changed: readonly Value[]): Value => {
    changeList(self, changed, run);
    return nothing;
  };
  if (name === "append" && args.length === 1 && first !== undefined) {
    // After unknown items, positions are not known.
    return isComplete ? become([...items, first.value]) : nothing;
  }
  if (name === "copy") return { ...self, items: [...items] };
  if (isComplete) {
    if (name === "clear") return become([]);
    if (name === "reverse") return become(items.toReversed());
    const more = first?.value.kind === "list" && first.value.isComplete ? first.value : undefined;
    if (name === "extend" && more !== undefined) return become([...items, ...more.items]);
    const at = first?.value.kind === "constant" ? first.value.value : undefined;
    if (name === "insert" && typeof at === "number" && at >= 0 && second !== undefined)
      return become(items.toSpliced(at, 0, second.value));
    if (name === "pop" && args.length === 0 && items.length > 0) {
      changeList(self, items.slice(0, -1), run);
      return items.at(-1) ?? unknown;
    }
  }
  if (!/^(?:clear|reverse|extend|insert|pop|sort|remove)$/.test(name)) return undefined;
  // Positions and presence of the items are not known any more.
  run.open(self, 2);
  for (const { value } of args) run.open(value, 1);
  changeList(self, undefined, run);
  return unknown;
}

/** The items of several lists, as far as they are known. */
export function chained(args: readonly Arg[]): List {
  const lists = args.map(({ value, isMany }) => (isMany === true ? unknown : value));
  const end = lists.findIndex((each) => each.kind !== "list" || !each.isComplete);
  const seen = end === -1 ? lists : lists.slice(0, end + 1);
  const items = seen.flatMap((each) => (each.kind === "list" ? each.items : []));
  return { kind: "list", items, isComplete: end === -1 };
}

/** A list in the order of its texts, or of the first part of each of its tuples, if no two are alike. */
export function sortedOf(list: Value): List | undefined {
  if (list.kind !== "list" || !list.isComplete) return undefined;
  const keyed = list.items.flatMap((item) => {
    const key = plainText(item.kind === "list" ? item.items[0] : item);
    return key === undefined ? [] : [{ item, key }];
  });
  if (new Set(keyed.map(({ key }) => key)).size < list.items.length) return undefined;
  const inOrder = keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return { ...list, items: inOrder.map(({ item }) => item) };
}
