import type { Span } from "../../../httpRequest.ts";
import type { Argument, EntryExpression, Expression } from "../../program.ts";
import { nameText, other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { fieldsOf, sourceOf, typeName, underlying, type GoField, type GoFile } from "./goFile.ts";
import { builtin } from "./readCall.ts";
import { readExpression } from "./readExpression.ts";
import { isOfPackage } from "./zeroFields.ts";

/** A composite literal `T{…}`: a slice, a map or a struct. */
export function readComposite(node: Syntax, file: GoFile): Expression {
  return readValue(node, childOf(node, "type"), childOf(node, "body"), file);
}

/** The value of `make(T)` and `new(T)`. */
export function emptyOf(node: Syntax, type: Syntax, file: GoFile): Expression {
  return readValue(node, type, undefined, file);
}

/** The zero value of a variable's type: nil, or an empty value if usable at once. */
export function zeroOf(type: Syntax | undefined, at: Syntax, file: GoFile): Expression {
  if (type !== undefined && sourceOf(type, file) === "string") {
    return { kind: "text", ...spanOf(at), written: { text: "", runs: [] } };
  }
  const isMade = /^(?:qualified_type|type_identifier|struct_type)$/.test(type?.type ?? "");
  if (type !== undefined && isMade && !isInterface(type, file)) return emptyOf(at, type, file);
  return { kind: "constant", ...spanOf(at), value: null };
}

/** Whether a type is an interface, of the file or one that often holds bodies. */
function isInterface(type: Syntax, file: GoFile): boolean {
  return (
    underlying(type, file)?.type === "interface_type" ||
    /^(?:error|any|io\.(?:Reader|Writer|Closer|ReadWriter|ReadCloser|ReadSeeker|ReadSeekCloser))$/.test(
      sourceOf(type, file),
    )
  );
}

function readValue(
  node: Syntax,
  written: Syntax | undefined,
  body: Syntax | undefined,
  file: GoFile,
): Expression {
  const at = spanOf(node);
  const type = underlying(written, file);
  const elements = body?.children ?? [];
  const inner = type && (childOf(type, "element") ?? childOf(type, "value"));
  const isKeyed = elements.some((element) => element.type === "keyed_element");
  const name = typeName(type, file);
  const isArray = /^(?:implicit_length_)?array_type$/.test(type?.type ?? "");
  const list: Expression = {
    ...{ kind: "list", ...at },
    items: elements.map((element) => readElement(element, inner, file)),
    ...(isArray ? { isCopied: true } : {}),
  };
  const isMap =
    type?.type === "map_type" ||
    (name !== undefined && /^(?:http\.Header|url\.Values)$/.test(name));
  const isList = isArray || type?.type === "slice_type";
  const object: Expression = {
    ...{ kind: "object", ...(body === undefined ? at : spanOf(body)) },
    entries: elements.flatMap((element) => readEntry(element, isMap || isList, inner, file)),
  };
  if (type === undefined) return isKeyed ? object : list;
  if (type.type === "channel_type") return builtin("chan", [], at);
  if (type.type === "map_type") return object;
  if (isList) return isKeyed ? object : list;
  if (type.type === "struct_type") {
    const args = readFields(elements, fieldsOf(type, file), file);
    return { kind: "object", ...spanOf(body ?? node), entries: args.flatMap(asEntry) };
  }
  if (name === undefined) return other(at, [isKeyed ? object : list]);
  const fields = file.structs.get(name);
  const args =
    fields === undefined
      ? [{ ...at, value: isKeyed || isMap || elements.length === 0 ? object : list }]
      : [
          ...readFields(elements, fields, file),
          ...emptyFields(elements, { name, fields }, at, file),
        ];
  // A type defined by another struct type has that one's fields, but its own methods.
  const made = fields === undefined ? name : (typeName(written, file) ?? name);
  return {
    ...{ kind: "call", ...at, callee: { kind: "name", ...at, name: made } },
    ...{ args, isNew: true, inside: body === undefined ? at : spanOf(body) },
  };
}

/** The fields of a struct literal, by name or position. */
function readFields(
  elements: readonly Syntax[],
  fields: readonly GoField[],
  file: GoFile,
): readonly Argument[] {
  return elements.flatMap((element, index): Argument[] => {
    const at = spanOf(element);
    const isKeyed = element.type === "keyed_element";
    const [key, held] = [childOf(element, "key"), childOf(element, "value")];
    const given = isKeyed ? held : element;
    const name = isKeyed ? key && sourceOf(key, file) : fields[index]?.name;
    if (name === undefined || given === undefined) return [];
    const value = readElement(given, undefined, file);
    const embedded = fields.find((field) => field.isEmbedded && field.name === name);
    if (embedded === undefined) return [{ ...at, name, value }];
    const isCopied =
      file.structs.has(typeName(embedded.type, file) ?? "") &&
      !embedded.isPointer &&
      /^(?:identifier|selector_expression)$/.test(given.children[0]?.type ?? given.type);
    const copied = isCopied ? builtin("*", [value], at) : value;
    // An embedded struct's fields are also fields of the outer one.
    return [
      { ...at, value: { kind: "spread", ...at, value: copied } },
      { ...at, name, value: copied },
    ];
  });
}

/**
 * Map fields that nothing outside the package can set: if omitted they are nil. Types whose zero value is usable get
 * an empty value.
 */
function emptyFields(
  elements: readonly Syntax[],
  struct: { readonly name: string; readonly fields: readonly GoField[] },
  at: Span,
  file: GoFile,
): readonly Argument[] {
  const isByPlace = elements.some(({ type }) => type !== "keyed_element");
  if (isByPlace) return [];
  const keys = elements.map((element) => childOf(element, "key"));
  const given = new Set(keys.flatMap((key) => (key === undefined ? [] : [sourceOf(key, file)])));
  return struct.fields.flatMap((field): Argument[] => {
    const { name, type, isEmbedded } = field;
    const isOwn = /^[a-z]/.test(name) || isOfPackage(struct.name, field, file);
    if (isEmbedded && !given.has(name) && file.structs.has(typeName(type, file) ?? "")) {
      return field.isPointer ? [] : [{ ...at, name, value: emptyOf(type, type, file) }];
    }
    if (isEmbedded || !isOwn || given.has(name)) return [];
    // Package variables may be filled by other files.
    const zero = file.isOutside === true ? undefined : mapOf(type, file);
    if (zero !== undefined) return [{ ...at, name, value: builtin(zero, [], at) }];
    const isOnce = typeName(type, file) === "sync.Once";
    return isOnce ? [{ ...at, name, value: emptyOf(type, type, file) }] : [];
  });
}

/** The kind of map that a type is; undefined for other types. */
function mapOf(written: Syntax, file: GoFile): "map" | "header" | undefined {
  const type = underlying(written, file);
  const isHeader = type?.type === "qualified_type" && typeName(type, file) === "http.Header";
  return isHeader ? "header" : type?.type === "map_type" ? "map" : undefined;
}

function asEntry({ start, end, name, value }: Argument): readonly EntryExpression[] {
  const at = { start, end };
  return name === undefined ? [] : [{ ...at, key: nameText(name, at), value }];
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

/** An element of a literal; an omitted type is the element type. */
function readElement(node: Syntax, type: Syntax | undefined, file: GoFile): Expression {
  const inner = node.type === "literal_element" ? node.children[0] : node;
  if (inner?.type === "literal_value") return readValue(inner, type, inner, file);
  return readExpression(inner, file);
}
