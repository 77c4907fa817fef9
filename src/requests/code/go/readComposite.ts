import type { Argument, EntryExpression, Expression } from "../program.ts";
import { nameText, other, spanOf } from "../reading.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { sourceOf, typeName, type GoFile } from "./goFile.ts";
import { readExpression } from "./readExpression.ts";

/** `T{…}`: a list, a map, or an object that a type makes. */
export function readComposite(node: Syntax, file: GoFile): Expression {
  return readValue(node, childOf(node, "type"), childOf(node, "body"), file);
}

/** What `make(T)` and `new(T)` give. */
export function emptyOf(node: Syntax, type: Syntax, file: GoFile): Expression {
  return readValue(node, type, undefined, file);
}

/** What a variable holds that is declared without a value: nothing, but for types that are of use at once. */
export function zeroOf(type: Syntax | undefined, at: Syntax, file: GoFile): Expression {
  if (type !== undefined && sourceOf(type, file) === "string") {
    return { kind: "text", ...spanOf(at), written: { text: "", runs: [] } };
  }
  if (type?.type === "qualified_type" || type?.type === "type_identifier") {
    return emptyOf(at, type, file);
  }
  return { kind: "constant", ...spanOf(at), value: null };
}

function readValue(
  node: Syntax,
  type: Syntax | undefined,
  body: Syntax | undefined,
  file: GoFile,
): Expression {
  const at = spanOf(node);
  const elements = body?.children ?? [];
  const inner = type && (childOf(type, "element") ?? childOf(type, "value"));
  const isKeyed = elements.some((element) => element.type === "keyed_element");
  const name = typeName(type, file);
  const list: Expression = {
    ...{ kind: "list", ...at },
    items: elements.map((element) => readElement(element, inner, file)),
  };
  const isMap =
    type?.type === "map_type" ||
    (name !== undefined && (file.maps.has(name) || /^(?:http\.Header|url\.Values)$/.test(name)));
  const object: Expression = {
    ...{ kind: "object", ...(body === undefined ? at : spanOf(body)) },
    entries: elements.flatMap((element) => readEntry(element, isMap, inner, file)),
  };
  if (type === undefined) return isKeyed ? object : list;
  if (type.type === "map_type" || (name !== undefined && file.maps.has(name))) return object;
  if (/^(?:slice|array|implicit_length_array)_type$/.test(type.type)) return list;
  if (name === undefined) return other(at, [isKeyed ? object : list]);
  const fields = file.structs.get(name);
  const args =
    fields === undefined
      ? [{ ...at, value: isKeyed || isMap || elements.length === 0 ? object : list }]
      : readFields(elements, fields, file);
  return {
    ...{ kind: "call", ...at, callee: { kind: "name", ...at, name } },
    ...{ args, isNew: true, inside: body === undefined ? at : spanOf(body) },
  };
}

/** The fields of a struct of this file, by name or by place. */
function readFields(
  elements: readonly Syntax[],
  fields: readonly string[],
  file: GoFile,
): readonly Argument[] {
  return elements.flatMap((element, index): Argument[] => {
    const at = spanOf(element);
    if (element.type !== "keyed_element") {
      const name = fields[index];
      return name === undefined
        ? []
        : [{ ...at, name, value: readElement(element, undefined, file) }];
    }
    const [key, value] = [childOf(element, "key"), childOf(element, "value")];
    if (key === undefined || value === undefined) return [];
    return [{ ...at, name: sourceOf(key, file), value: readElement(value, undefined, file) }];
  });
}

function readEntry(
  element: Syntax,
  isMap: boolean,
  inner: Syntax | undefined,
  file: GoFile,
): readonly EntryExpression[] {
  const [key, value] = [childOf(element, "key"), childOf(element, "value")];
  if (key === undefined || value === undefined) return [];
  const read = isMap ? readElement(key, undefined, file) : nameText(sourceOf(key, file), key);
  return [{ ...spanOf(element), key: read, value: readElement(value, inner, file) }];
}

/** An element; where its type is not repeated, it is the one of the list or map. */
function readElement(node: Syntax, type: Syntax | undefined, file: GoFile): Expression {
  const inner = node.type === "literal_element" ? node.children[0] : node;
  if (inner?.type === "literal_value") return readValue(inner, type, inner, file);
  return readExpression(inner, file);
}
