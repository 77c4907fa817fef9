import { isPart, type Part } from "./programPart.ts";
import { headerAsked } from "./tested.ts";

/** Functions that only print their arguments. */
const printer =
  /^(?:f?print(?:f|ln)?|puts|pp|write_?line|log[fw]?|(?:log_?)?(?:debug|fine|finer|finest|info|information|warn|warning|error|trace|critical|fatal|notice|severe|verbose)(?:f|ln|w)?|error_log|var_dump|syslog)$/i;

/** Functions that only format or measure their argument. */
const shown =
  /^(?:stringify|inspect|keys|values|entries|items|join|implode|(?:str)?len|length|size|count|str|repr|string|typeof|bool(?:ean)?|to_?string|to_s|to_json|dumps|json_encode|print_r|var_export|array_keys|s?printf|format|serialize(?:object)?|method|ur[il])$/i;

/**
 * For a statement that only prints: the parts of what it prints beyond plain variables and their members; undefined
 * for other statements.
 */
export function printedBy({ kind, value }: Part): readonly unknown[] | undefined {
  if (kind !== "do" || !isPart(value)) return undefined;
  // Prints on a condition: `debug && console.log(headers)`.
  if (value.kind === "logical") {
    const rest = printedBy({ kind, value: value.right });
    return rest && [value.left, ...rest];
  }
  if (value.kind !== "call") return undefined;
  const { callee, args } = value;
  const isPrinter = isPart(callee) && typeof callee.name === "string" && printer.test(callee.name);
  return isPrinter && Array.isArray(args) ? [callee.object, ...args.flatMap(unprinted)] : undefined;
}

function unprinted(node: unknown): readonly unknown[] {
  if (!isPart(node)) return [];
  switch (node.kind) {
    case undefined:
    case "not":
    case "spread":
      return unprinted(node.value);
    case "name":
    case "text":
      return [];
    case "plus":
    case "same":
    case "logical":
      return [...unprinted(node.left), ...unprinted(node.right)];
    case "choose":
      return [node.test, node.then, node.otherwise].flatMap(unprinted);
    case "join":
      return unprintedOf(node.parts);
    case "object":
      return unprintedOf(node.entries);
    case "list":
      return unprintedOf(node.items);
    case "member":
      return unprinted(node.object);
    case "index":
      return [...unprinted(node.object), ...unprinted(node.key)];
    case "function":
      return unprintedOf(bodyOf(node.code));
    case "leave":
      return unprinted(node.value);
    case "call": {
      const { callee, args } = node;
      const asked = headerAsked(node);
      if (asked !== undefined) return asked.flatMap(unprinted);
      const isShown = isPart(callee) && typeof callee.name === "string" && shown.test(callee.name);
      return isShown ? [...unprinted(callee.object), ...unprintedOf(args)] : [node];
    }
    default:
      return [node];
  }
}

/** Of a function that a logger calls for what it is to print: `LOG.fine(() -> "to " + request.url())`. */
function bodyOf(code: unknown): unknown {
  return isPart(code) && Array.isArray(code.body) ? code.body : [code];
}

function unprintedOf(nodes: unknown): readonly unknown[] {
  return Array.isArray(nodes) ? nodes.flatMap(unprinted) : [nodes];
}
