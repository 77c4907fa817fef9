import { childOf, type Syntax } from "../syntaxTree.ts";

/** A PHP text while it is read. */
export interface PhpSource {
  readonly text: string;
  /** Functions and methods that change what they are given, by name. */
  readonly changing: ReadonlySet<string>;
  /** Names of those that the file itself defines. */
  readonly defined: ReadonlySet<string>;
  /** The class around: `self` and `static` stand for it. */
  readonly className: string | undefined;
  /** In the first value of a field the class has no name yet. */
  readonly isField?: true;
}

const changingOfPhp = ["array_push", "array_unshift", "array_pop", "array_shift", "array_splice"];

/** Looks through the whole tree once. */
export function phpSource(root: Syntax, text: string): PhpSource {
  const changing = new Set(changingOfPhp);
  const defined = new Set<string>();
  const look = (node: Syntax): void => {
    const name = childOf(node, "name");
    if (name !== undefined && /^(?:function_definition|method_declaration)$/.test(node.type)) {
      defined.add(text.slice(name.start, name.end));
    }
    const parameters = childOf(node, "parameters")?.children ?? [];
    const isChanging = parameters.some((each) =>
      each.children.some(({ type }) => type === "reference_modifier" || type === "by_ref"),
    );
    if (name !== undefined && isChanging) changing.add(text.slice(name.start, name.end));
    node.children.forEach(look);
  };
  look(root);
  return { text, changing, defined, className: undefined };
}

/** The names of variables in a body, those of functions inside of it left out. */
export function variablesIn(nodes: readonly Syntax[], text: string): Set<string> {
  const names = new Set<string>();
  const look = (node: Syntax): void => {
    if (
      /^(?:anonymous_function|function_definition|class_declaration|anonymous_class)$/.test(
        node.type,
      )
    ) {
      return;
    }
    if (node.type === "variable_name") names.add(text.slice(node.start, node.end));
    node.children.forEach(look);
  };
  nodes.forEach(look);
  names.delete("$this");
  return names;
}

/** The name of a class or function as it is written, without the sign of the root. */
export function plainName({ start, end }: Syntax, text: string): string {
  return text.slice(start, end).replace(/^\\/, "");
}
