import type { KeptLazily, Lazily } from "../../consumedLate.ts";
import { type Syntax, childOf } from "../../syntaxTree.ts";

/** Methods of a lazy enumerator that return one. */
const lazily =
  /^(?:lazy|map|collect|flat_map|collect_concat|select|filter|filter_map|reject|take|take_while|drop|drop_while|zip|with_index|each_with_index|compact|uniq|grep|grep_v|slice_when|chunk_while|each_slice|tap|tally_by)$/;

/** `list.lazy.map { … }` and `Enumerator.new { … }`. */
export function lazyChains(text: string): Lazily {
  const source = (node: Syntax | undefined): string =>
    node === undefined ? "" : text.slice(node.start, node.end);
  return {
    blocks: /^(?:program|body_statement|block_body|begin|then|else)$/,
    opens: /^(?:if|unless|begin)$/,
    clauses: /^(?:elsif|else|then|rescue|ensure)$/,
    unawaited(statement, block) {
      // The last one's value is that of the block.
      const isKept = statement === block.at(-1) || childOf(statement, "block") === undefined;
      return !isKept && isLazy(statement) ? "never" : undefined;
    },
    keeps(statement): KeptLazily | undefined {
      if (statement.type !== "assignment") return undefined;
      const [left, right] = [childOf(statement, "left"), childOf(statement, "right")];
      if (left?.type !== "identifier" || right === undefined) return undefined;
      return isLazy(right) ? { name: source(left) } : undefined;
    },
  };

  function isLazy(value: Syntax): boolean {
    if (value.type !== "call") return false;
    const [receiver, method] = [childOf(value, "receiver"), source(childOf(value, "method"))];
    if (receiver === undefined) return false;
    if (method === "lazy") return true;
    if (method === "new" && source(receiver) === "Enumerator") return true;
    return lazily.test(method) && isLazy(receiver);
  }
}
