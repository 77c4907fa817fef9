import { type Syntax, childOf, nodesIn } from "../../syntaxTree.ts";
import { changedIn, doesNothing } from "./filledElsewhere.ts";
import { moduleNamed } from "../names.ts";
import { type GoNames, namesIn } from "./namesIn.ts";

/** What a Go file declares at the top level, gathered before statements are read. */
export interface GoFile {
  readonly text: string;
  /** Imported packages: name in the file → name in `names.ts`. */
  readonly modules: ReadonlyMap<string, string>;
  /** The fields of each struct, in order. */
  readonly structs: ReadonlyMap<string, readonly GoField[]>;
  readonly interfaces: ReadonlySet<string>;
  /** The definitions of other types. */
  readonly types: ReadonlyMap<string, Syntax>;
  /** The named results of the function being read. */
  readonly results?: readonly string[];
  /** The function being read has a `defer`. */
  readonly putsOff?: boolean;
  /** The function being read returns functional options. */
  readonly givesOption?: boolean;
  readonly functions: ReadonlySet<string>;
  /** Functions and methods with several results. */
  readonly tuples: ReadonlySet<string>;
  /** Fields whose address is taken (`&options.accept`), so that others may fill them. */
  readonly placed: ReadonlySet<string>;
  /** Variables assigned after their declaration. */
  readonly changed: ReadonlySet<string>;
  readonly names: GoNames;
  /** Functions that do nothing. */
  readonly idle: ReadonlySet<string>;
  /** All type declarations, including those in functions. */
  readonly specs: readonly Syntax[];
  /** It is a `main` package, which nothing imports. */
  readonly isProgram: boolean;
  /** The branch being read handles an error. */
  readonly isFailure?: boolean;
  /** The statement after the one that contains those being read. */
  readonly following?: Syntax | undefined;
  /** Package level is being read, where no statement can be written. */
  readonly isOutside?: boolean;
  /** A list of variables is being read, in which no statement can be written either. */
  readonly isListed?: boolean;
  /** The index of the constant being read. */
  readonly iota?: number;
}

/** Gathers the declarations of a file. */
export function goFileOf(root: Syntax, text: string): GoFile {
  const modules = new Map<string, string>();
  const structs = new Map<string, readonly GoField[]>();
  const types = new Map<string, Syntax>();
  const tuples = new Set<string>();
  const functions = new Set<string>();
  const interfaces = new Set<string>();
  const placed = new Set([...text.matchAll(/&(?:\w+\.)+(\w+)/g)].map(([, name = ""]) => name));
  const isProgram = /^package[ \t]+main\b/m.test(text);
  const specs = specsIn(root);
  const idle = new Set<string>();
  const changed = changedIn(root, { text });
  const known = { modules, structs, interfaces, types, functions, tuples, placed, specs };
  const file: GoFile = { text, isProgram, ...known, changed, idle, names: namesIn(text) };
  for (const node of root.children) {
    const [name, result] = [childOf(node, "name"), childOf(node, "result")];
    if (!/^(?:function|method)_declaration$/.test(node.type) || name === undefined) continue;
    if (node.type === "function_declaration") functions.add(sourceOf(name, file));
    if (node.type === "function_declaration" && doesNothing(node)) idle.add(sourceOf(name, file));
    if (result?.type === "parameter_list" && result.children.length > 1)
      tuples.add(sourceOf(name, file));
  }
  for (const { name, module } of importsIn(root, text)) {
    const known = moduleNamed(module);
    modules.set(name, known ?? `?${name}`);
  }
  for (const spec of specs) {
    const [name, type] = [childOf(spec, "name"), childOf(spec, "type")];
    if (name === undefined || type === undefined) continue;
    if (type.type === "struct_type") structs.set(sourceOf(name, file), fieldsOf(type, file));
    else if (type.type === "interface_type") interfaces.add(sourceOf(name, file));
    else types.set(sourceOf(name, file), type);
  }
  return file;
}

export function sourceOf({ start, end }: Syntax, { text }: Pick<GoFile, "text">): string {
  return text.slice(start, end);
}

function specsIn(root: Syntax): readonly Syntax[] {
  const specs: Syntax[] = [];
  for (const { type, children } of nodesIn(root)) {
    if (type === "type_declaration") for (const child of children) specs.push(child);
  }
  return specs.sort((a, b) => a.start - b.start);
}

export interface GoImport {
  readonly at: Syntax;
  readonly name: string;
  readonly module: string;
}

/** The imports of a file. */
export function importsIn(root: Syntax, text: string): readonly GoImport[] {
  const specs = root.children
    .filter(({ type }) => type === "import_declaration")
    .flatMap(({ children }) =>
      children.flatMap((child) => (child.type === "import_spec_list" ? child.children : [child])),
    );
  return specs.flatMap((spec): GoImport[] => {
    const path = childOf(spec, "path");
    if (path === undefined) return [];
    const module = text.slice(path.start + 1, path.end - 1);
    const alias = childOf(spec, "name");
    const name = alias === undefined ? usualName(module) : text.slice(alias.start, alias.end);
    return [{ at: spec, name, module }];
  });
}

/** The package name that a path suggests: `resty` for `github.com/go-resty/resty/v2`. */
function usualName(module: string): string {
  const parts = module.split("/").filter((part) => !/^v\d+$/.test(part));
  return (parts.at(-1) ?? "").replace(/^go-|\.v\d+$/g, "");
}

/** A struct field; an embedded one is named after its type. */
export interface GoField {
  readonly at: Syntax;
  readonly name: string;
  readonly type: Syntax;
  readonly isEmbedded: boolean;
  readonly isPointer: boolean;
  readonly tag: Syntax | undefined;
}

export function fieldsOf(struct: Syntax, file: Pick<GoFile, "text">): readonly GoField[] {
  const list = struct.children.find(({ type }) => type === "field_declaration_list");
  return (list?.children ?? []).flatMap((field): GoField[] => {
    const type = childOf(field, "type");
    if (type === undefined) return [];
    const tag = childOf(field, "tag");
    const names = field.children.filter((child) => child.field === "name");
    if (names.length === 0) {
      const name = /\w+$/.exec(sourceOf(type, file))?.[0] ?? "";
      // The grammar has the asterisk beside the type.
      const isPointer = sourceOf(field, file).startsWith("*");
      return [{ at: field, name, type, isEmbedded: true, isPointer, tag }];
    }
    const isPointer = type.type === "pointer_type";
    return names.map((name) => ({
      ...{ at: name, name: sourceOf(name, file), type, isEmbedded: false, isPointer, tag },
    }));
  });
}

/** The underlying type of a named type, unless it is a struct. */
export function underlying(type: Syntax | undefined, file: GoFile, steps = 4): Syntax | undefined {
  const known = type?.type === "type_identifier" ? file.types.get(sourceOf(type, file)) : undefined;
  return known === undefined || steps === 0 ? type : underlying(known, file, steps - 1);
}

/** A type's name without pointers and type parameters: `http.Client`, `API`. */
export function typeName(node: Syntax | undefined, file: GoFile): string | undefined {
  if (node === undefined) return undefined;
  switch (node.type) {
    case "type_identifier":
      return sourceOf(node, file);
    case "pointer_type":
    case "parenthesized_type":
      return typeName(node.children[0], file);
    case "generic_type":
      return typeName(childOf(node, "type"), file);
    case "qualified_type": {
      const [module, name] = [childOf(node, "package"), childOf(node, "name")];
      if (module === undefined || name === undefined) return undefined;
      const alias = sourceOf(module, file);
      return `${file.modules.get(alias) ?? moduleNamed(alias) ?? alias}.${sourceOf(name, file)}`;
    }
    default:
      return undefined;
  }
}
