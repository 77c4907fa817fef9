import { type Syntax, childOf, nodesIn } from "../syntaxTree.ts";
import { changedIn, doesNothing } from "./filledElsewhere.ts";
import { moduleNamed } from "./names.ts";
import { type GoNames, namesIn } from "./namesIn.ts";

/** What the top of a Go file declares, known before any of its statements is read. */
export interface GoFile {
  readonly text: string;
  /** What modules are called here, by what `names.ts` calls them. */
  readonly modules: ReadonlyMap<string, string>;
  /** The fields of structs, in their order. */
  readonly structs: ReadonlyMap<string, readonly GoField[]>;
  readonly interfaces: ReadonlySet<string>;
  /** What the other types of the file stand for. */
  readonly types: ReadonlyMap<string, Syntax>;
  /** The names that the results of the function have that is being read. */
  readonly results?: readonly string[];
  /** Something is put off until that function ends: `defer`. */
  readonly putsOff?: boolean;
  /** A function that is given back is an option, which only what takes options calls. */
  readonly givesOption?: boolean;
  readonly functions: ReadonlySet<string>;
  /** Functions and methods of the file that give back several values. */
  readonly tuples: ReadonlySet<string>;
  /** Names of fields whose places somebody is told, who may fill them: `&options.accept`. */
  readonly placed: ReadonlySet<string>;
  /** Names of variables that it gives a value behind their declarations, or whose parts or places it uses for that. */
  readonly changed: ReadonlySet<string>;
  readonly names: GoNames;
  /** Functions that do nothing. */
  readonly idle: ReadonlySet<string>;
  /** The types that it declares, those within functions among them. */
  readonly specs: readonly Syntax[];
  /** Nobody imports it. */
  readonly isProgram: boolean;
  /** What stands where an error came up. */
  readonly isFailure?: boolean;
  /** What comes behind the statement that the ones which are read stand in. */
  readonly following?: Syntax | undefined;
  /** What is read stands in no function: no statement can be written there. */
  readonly isOutside?: boolean;
  /** Which of several constants is being read. */
  readonly iota?: number;
}

/** Looks through the declarations of a file. */
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

/** The modules that are imported, by their paths. */
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

/** The last part of a path, without a version: `github.com/go-resty/resty/v2` is `resty`. */
function usualName(module: string): string {
  const parts = module.split("/").filter((part) => !/^v\d+$/.test(part));
  return (parts.at(-1) ?? "").replace(/^go-|\.v\d+$/g, "");
}

/** A field of a struct; an embedded one is called as its type is. */
export interface GoField {
  readonly at: Syntax;
  readonly name: string;
  readonly type: Syntax;
  readonly isEmbedded: boolean;
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
      return [{ at: field, name, type, isEmbedded: true, tag }];
    }
    return names.map((name) => ({
      ...{ at: name, name: sourceOf(name, file), type, isEmbedded: false, tag },
    }));
  });
}

/** What a type of the file stands for, unless it is a struct. */
export function underlying(type: Syntax | undefined, file: GoFile, steps = 4): Syntax | undefined {
  const known = type?.type === "type_identifier" ? file.types.get(sourceOf(type, file)) : undefined;
  return known === undefined || steps === 0 ? type : underlying(known, file, steps - 1);
}

/** The plain name of a type, pointers and parameters of the type taken off: `http.Client`, `API`. */
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
