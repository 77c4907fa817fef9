import { childOf, type Syntax } from "../../syntaxTree.ts";
import { targetsOf, variablesOf } from "./targets.ts";

/** The variables of a function, or of the file's top level. */
export interface Variables {
  /** The first occurrence of each. */
  readonly firsts: ReadonlyMap<string, number>;
  /** The last occurrence of each, including captures by closures. */
  readonly lasts: ReadonlyMap<string, number>;
  /** The last assignment of each. */
  readonly sets: ReadonlyMap<string, number>;
  /** Variables that other code may read or set. */
  readonly shared: ReadonlySet<string>;
  /** Any variable may be read by name. */
  readonly isDynamic: boolean;
  /** Places linked by `$a = &$b`, in both directions. */
  readonly links: ReadonlyMap<string, readonly Syntax[]>;
  /** Array elements that objects are stored in, by source text: `$handles[$key]`. */
  readonly aliases: ReadonlySet<string>;
}

const apart =
  /^(?:function_definition|anonymous_class|(?:class|trait|enum|interface)_declaration)$/;

const sharing =
  /^(?:by_ref|reference_modifier|global_declaration|function_static_declaration|reference_assignment_expression|dynamic_variable_name)$/;

/** Gathers the variables of a body, without inner functions. */
export function variablesIn(nodes: readonly Syntax[], text: string): Variables {
  const firsts = new Map<string, number>();
  const lasts = new Map<string, number>();
  const sets = new Map<string, number>();
  const shared = new Set<string>();
  const aliases = new Set<string>();
  const links = new Map<string, Syntax[]>();
  const link = (from: Syntax | undefined, to: Syntax | undefined): void => {
    if (from?.type !== "variable_name" || to === undefined) return;
    const isOwn = to.type === "subscript_expression" && shown(to).startsWith(`${shown(from)}[`);
    if (!isOwn) links.set(shown(from), [...(links.get(shown(from)) ?? []), to]);
  };
  let isDynamic = false;
  const shown = ({ start, end }: Syntax): string => text.slice(start, end);
  const names = (node: Syntax): readonly string[] =>
    node.type === "variable_name" ? [shown(node)] : node.children.flatMap(names);
  const look = (node: Syntax, isOwn: boolean): void => {
    if (apart.test(node.type)) return;
    if (node.type === "variable_name") {
      const name = shown(node);
      if (isOwn && !firsts.has(name)) firsts.set(name, node.start);
      lasts.set(name, Math.max(lasts.get(name) ?? 0, node.end));
    }
    const set = isOwn ? targetsOf(node).flatMap(variablesOf) : [];
    for (const target of set) sets.set(shown(target), target.end);
    if (sharing.test(node.type)) for (const name of names(node)) shared.add(name);
    if (node.type === "reference_assignment_expression") {
      const [left, right] = [childOf(node, "left"), childOf(node, "right")];
      link(left, right);
      link(right, left);
    }
    isDynamic ||= node.type === "dynamic_variable_name" || readsByName(node, text);
    const alias = isOwn ? aliasOf(node, text) : undefined;
    if (alias !== undefined) aliases.add(alias);
    // Of a closure, only what it captures.
    if (node.type === "anonymous_function") {
      const taken = node.children.filter(({ type }) => type === "anonymous_function_use_clause");
      for (const child of taken) look(child, false);
    } else for (const child of node.children) look(child, isOwn);
  };
  for (const node of nodes) look(node, true);
  firsts.delete("$this");
  return { firsts, lasts, sets, shared, isDynamic, links, aliases };
}

/** Whether a node may read variables by name: `compact`, `extract`, an include of anything but the autoloader. */
function readsByName(node: Syntax, text: string): boolean {
  if (/^(?:include|require)(?:_once)?_expression$/.test(node.type)) {
    return !/autoload|bootstrap/.test(text.slice(node.start, node.end));
  }
  const called = childOf(node, "function");
  if (called === undefined) return false;
  return /^(?:compact|extract|get_defined_vars|eval)$/.test(text.slice(called.start, called.end));
}

/**
 * An element assigned with an unknown key, `$handles[$key] = curl_init(…)`: later uses with the same source text mean
 * the same element.
 */
function aliasOf(node: Syntax, text: string): string | undefined {
  if (node.type !== "assignment_expression") return undefined;
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  if (left === undefined || right === undefined) return undefined;
  const shown = text.slice(left.start, left.end);
  const isPlace = /^(?:\$(?:this->)?|(?:self|static)::\$)\w+\[\$\w+\]$/.test(shown);
  const makes = /^(?:curl_init|curl_copy_handle|new\s)/.test(text.slice(right.start, right.end));
  return isPlace && makes ? shown : undefined;
}
