import { childOf, type Syntax } from "../syntaxTree.ts";
import { targetsOf, variablesOf } from "./targets.ts";

/** The variables of a function, or of the file outside of its functions. */
export interface Variables {
  /** Where each comes up first. */
  readonly firsts: ReadonlyMap<string, number>;
  /** Where each stands for the last time, what closures take counted. */
  readonly lasts: ReadonlyMap<string, number>;
  /** Where each is given a value for the last time. */
  readonly sets: ReadonlyMap<string, number>;
  /** Those that others may read or set. */
  readonly shared: ReadonlySet<string>;
  /** Any of them may be read by its name. */
  readonly isDynamic: boolean;
  /** What is the same as a variable since `$a = &$b`: both ways. */
  readonly links: ReadonlyMap<string, readonly Syntax[]>;
  /** Places in arrays that something is made for, each named as it is written: `$handles[$key]`. */
  readonly aliases: ReadonlySet<string>;
}

const apart =
  /^(?:function_definition|anonymous_class|(?:class|trait|enum|interface)_declaration)$/;

const sharing =
  /^(?:by_ref|reference_modifier|global_declaration|function_static_declaration|reference_assignment_expression|dynamic_variable_name)$/;

/** Looks for the variables of a body; functions inside of it have their own. */
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
    // Of a closure what it takes from around it.
    if (node.type === "anonymous_function") {
      const taken = node.children.filter(({ type }) => type === "anonymous_function_use_clause");
      for (const child of taken) look(child, false);
    } else for (const child of node.children) look(child, isOwn);
  };
  for (const node of nodes) look(node, true);
  firsts.delete("$this");
  return { firsts, lasts, sets, shared, isDynamic, links, aliases };
}

/** `compact`, `extract`, an include of anything but the autoloader. */
function readsByName(node: Syntax, text: string): boolean {
  if (/^(?:include|require)(?:_once)?_expression$/.test(node.type)) {
    return !/autoload|bootstrap/.test(text.slice(node.start, node.end));
  }
  const called = childOf(node, "function");
  if (called === undefined) return false;
  return /^(?:compact|extract|get_defined_vars|eval)$/.test(text.slice(called.start, called.end));
}

/** `$handles[$key] = curl_init(…)`: which of them that is, is not to be seen, but it is the one so written. */
function aliasOf(node: Syntax, text: string): string | undefined {
  if (node.type !== "assignment_expression") return undefined;
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  if (left === undefined || right === undefined) return undefined;
  const shown = text.slice(left.start, left.end);
  const isPlace = /^(?:\$(?:this->)?|(?:self|static)::\$)\w+\[\$\w+\]$/.test(shown);
  const makes = /^(?:curl_init|curl_copy_handle|new\s)/.test(text.slice(right.start, right.end));
  return isPlace && makes ? shown : undefined;
}
