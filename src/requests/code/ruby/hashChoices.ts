import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { truthOf } from "../machine/values/truthOf.ts";
import { isNothing, textOf, type Entry, type Thing } from "../machine/values/values.ts";
import { callEach, listOf } from "./lists.ts";
import { blockOf } from "./rubyCall.ts";

/** Methods of hashes that omit entries; undefined for other methods. */
export function chosenOf(self: Thing, call: Call, run: Run): Thing | undefined {
  const { path: name } = call;
  const [, method = "", isChanged] =
    /^(compact_blank|compact|select|filter|keep_if|reject|delete_if)(!?)$/.exec(name) ?? [];
  if (method === "") return undefined;
  const kept = method.startsWith("compact")
    ? self.shape.value.entries.flatMap((entry) => withoutNothing(entry, method))
    : byBlock(self, call, run);
  const isSame = isChanged === "!" || method === "keep_if" || method === "delete_if";
  const shape =
    kept === undefined
      ? { entries: self.shape.value.entries.map(unsure), isOpen: true }
      : { entries: kept, isOpen: self.shape.value.isOpen };
  if (isSame) {
    run.journal.set(self.shape, shape);
    return self;
  }
  const { foldsCase } = self;
  // With entries omitted, a header added to the literal might be a duplicate.
  const isWhole = shape.entries.length === self.shape.value.entries.length;
  const literal = isWhole ? self.literal : undefined;
  return run.thing(shape.entries, {
    ...{ isOpen: shape.isOpen, origin: self },
    ...(literal === undefined ? {} : { literal }),
    ...(foldsCase === undefined ? {} : { foldsCase }),
  });
}

function unsure(entry: Entry): Entry {
  return { ...entry, isSure: false };
}

/** An entry after removing empty ones; doubtful if it may be empty. */
function withoutNothing(entry: Entry, method: string): readonly Entry[] {
  const { value } = entry;
  const isGone =
    isNothing(value) ||
    (method === "compact_blank" && value.kind === "text" && value.written.text === "");
  if (isGone) return [];
  return value.kind === "unknown" || (value.kind === "text" && !value.isSure)
    ? [unsure(entry)]
    : [entry];
}

/** The entries for which a block returns true; undefined if not known. */
function byBlock(self: Thing, call: Call, run: Run): readonly Entry[] | undefined {
  const { entries, isOpen } = self.shape.value;
  if (blockOf(call) === undefined || isOpen) return undefined;
  const pairs = listOf(entries.map(({ name, value }) => listOf([textOf(name), value])));
  const answers = callEach(pairs, call, run);
  const isLeft = /^(?:reject|delete_if)/.test(call.path);
  return answers?.flatMap((answer, at) => {
    const entry = entries[at];
    const truth = truthOf(answer);
    if (entry === undefined || truth === isLeft) return [];
    return truth === undefined ? [unsure(entry)] : [entry];
  });
}
