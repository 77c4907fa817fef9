import { type Syntax, childOf, nodesIn } from "../../syntaxTree.ts";

const made = "implicit_object_creation_expression";

/**
 * Completes `new()` with the type expected at its place: of a variable, field, property, return value or list item.
 */
export function withTypes(root: Syntax, text: string): Syntax {
  const types = declaredTypes(root, text);
  return typed(root, undefined, types, text);
}

/** Declared types by name; undefined for a name declared with several. */
type Types = ReadonlyMap<string, Syntax | undefined>;

function declaredTypes(root: Syntax, text: string): Types {
  const types = new Map<string, Syntax | undefined>();
  const add = (name: Syntax | undefined, type: Syntax | undefined): void => {
    if (name === undefined || type === undefined || type.type === "implicit_type") return;
    const key = text.slice(name.start, name.end);
    const known = types.get(key);
    const isOther =
      types.has(key) && (known === undefined || sourceOf(known, text) !== sourceOf(type, text));
    types.set(key, isOther ? undefined : type);
  };
  for (const node of nodesIn(root)) {
    const { type, children } = node;
    if (type === "parameter" || type === "property_declaration") {
      add(childOf(node, "name"), childOf(node, "type"));
    } else if (type === "variable_declaration") {
      for (const child of children) add(childOf(child, "name"), typeOf(node, child));
    }
  }
  return types;
}

/** The type of a variable; for `var`, that of its initial value. */
function typeOf(declaration: Syntax, declarator: Syntax): Syntax | undefined {
  const type = childOf(declaration, "type");
  if (type?.type !== "implicit_type") return type;
  const value = declarator.children.at(-1);
  return value?.type === "object_creation_expression" ? childOf(value, "type") : undefined;
}

function sourceOf({ start, end }: Syntax, text: string): string {
  return text.slice(start, end).replace(/\?$/, "");
}

/** Nodes whose children are expected to have the node's own expected type. */
const through = new Set([
  ...["arrow_expression_clause", "parenthesized_expression", "conditional_expression", "block"],
  ...["return_statement", "if_statement", "else_clause", "try_statement", "switch_expression"],
  ...[
    "using_statement",
    "await_expression",
    "catch_clause",
    "foreach_statement",
    "while_statement",
  ],
  ...[
    "switch_statement",
    "switch_body",
    "switch_section",
    "switch_expression_arm",
    "for_statement",
    "do_statement",
    "lock_statement",
  ],
]);

function typed(node: Syntax, wanted: Syntax | undefined, types: Types, text: string): Syntax {
  const { children } = node;
  const inner = wantedIn(node, wanted, types, text);
  const next = children.map((child) => typed(child, inner(child), types, text));
  if (node.type === made && wanted !== undefined)
    return { ...node, children: [{ ...wanted, field: "type" }, ...next] };
  return next.some((child, index) => child !== children[index])
    ? { ...node, children: next }
    : node;
}

/** The type expected of each child. */
function wantedIn(
  node: Syntax,
  wanted: Syntax | undefined,
  types: Types,
  text: string,
): (child: Syntax) => Syntax | undefined {
  switch (node.type) {
    case "assignment_expression": {
      const left = childOf(node, "left");
      const name = left?.type === "identifier" ? left : left && childOf(left, "name");
      const type = name === undefined ? wanted : types.get(text.slice(name.start, name.end));
      return ({ field }) => (field === "right" ? plain(type) : undefined);
    }
    case "method_declaration":
    case "local_function_statement": {
      const type = childOf(node, "returns") ?? childOf(node, "type");
      return ({ field }) => (field === "body" ? plain(promised(type, text)) : undefined);
    }
    case "property_declaration":
    case "accessor_list":
    case "accessor_declaration": {
      const type = node.type === "property_declaration" ? plain(childOf(node, "type")) : wanted;
      return ({ field }) => (field === "name" || field === "type" ? undefined : type);
    }
    case "variable_declaration": {
      const type = childOf(node, "type");
      return () => (type?.type === "implicit_type" ? undefined : type);
    }
    case "object_creation_expression":
    case "array_creation_expression": {
      const type = childOf(node, "type");
      return (child) => (child.type === "initializer_expression" ? type : undefined);
    }
    case "variable_declarator":
      return (child) => (isCollection(child) ? wanted : plain(wanted));
    case "initializer_expression":
    case "element_binding_expression":
    case "collection_expression": {
      const item = itemOf(wanted) ?? plain(wanted);
      return () => item;
    }
    case "invocation_expression": {
      const item = itemOf(filled(node, types, text));
      return ({ field }) => (field === "arguments" ? item : undefined);
    }
    case "argument_list":
      return () => wanted;
    case "yield_statement": {
      const item = itemOf(wanted);
      return () => item;
    }
    case "argument":
      return (child) => (child.type === made ? wanted : undefined);
    case "binary_expression":
      return ({ field }) => (field === "right" ? wanted : undefined);
    default:
      return () => (through.has(node.type) ? wanted : undefined);
  }
}

/** The item type of a collection that a call adds to: `list.Add(new(…))`. */
function filled(node: Syntax, types: Types, text: string): Syntax | undefined {
  const called = childOf(node, "function");
  const [list, method] = [
    called && childOf(called, "expression"),
    called && childOf(called, "name"),
  ];
  if (list?.type !== "identifier" || method === undefined) return undefined;
  const isFilling = /^(?:Add|Append|Enqueue|Push)$/.test(text.slice(method.start, method.end));
  return isFilling ? types.get(text.slice(list.start, list.end)) : undefined;
}

function isCollection({ type }: Syntax): boolean {
  return /^(?:initializer|element_binding|collection)_expression$/.test(type);
}

/** A type that `new()` can create; undefined for arrays and predefined types. */
function plain(type: Syntax | undefined): Syntax | undefined {
  if (type?.type === "nullable_type") return plain(type.children[0]);
  return type !== undefined && /^(?:identifier|generic_name|qualified_name)$/.test(type.type)
    ? type
    : undefined;
}

/** The result type of a task; other types unchanged. */
function promised(type: Syntax | undefined, text: string): Syntax | undefined {
  const [name] = type?.children ?? [];
  if (type?.type !== "generic_name" || name === undefined) return type;
  const isTask = /^(?:Value)?Task$/.test(text.slice(name.start, name.end));
  return isTask ? lastArgument(type) : type;
}

/** The item type of a collection. */
function itemOf(type: Syntax | undefined): Syntax | undefined {
  if (type?.type === "array_type") return plain(childOf(type, "type"));
  return plain(type?.type === "generic_name" ? lastArgument(type) : undefined);
}

function lastArgument(type: Syntax): Syntax | undefined {
  return type.children.find((child) => child.type === "type_argument_list")?.children.at(-1);
}
