import { childOf, type Syntax } from "../syntaxTree.ts";
import { variablesIn, type Variables } from "./variables.ts";

/** A PHP text while it is read. */
export interface PhpSource {
  readonly text: string;
  /** Functions and methods that change what they are given, by name; "" stands for closures. */
  readonly changing: ReadonlySet<string>;
  /** Names of those that the file itself defines. */
  readonly defined: ReadonlySet<string>;
  /** Classes, interfaces, traits and enums of the file, by name. */
  readonly types: ReadonlyMap<string, Syntax>;
  /** Traits that classes of the file use: these are read with them. */
  readonly usedTraits: ReadonlySet<string>;
  /** Declarations that hold for the whole file, wherever they stand; they are read apart. */
  readonly lifted: ReadonlySet<Syntax>;
  /** The class around: `self` and `static` stand for it. */
  readonly className: string | undefined;
  /** Its fields that are given a value only where they have none yet. */
  readonly lazy: ReadonlySet<string>;
  /** Its private members, with the sign of their kind, that classes which extend it have others by the names of. */
  readonly hidden: ReadonlySet<string>;
  /** The variables of the function around. */
  readonly variables: Variables;
  /** The outermost loop around, and the variables that each turn of it gives a value. */
  readonly loop: { readonly node: Syntax; readonly own: readonly string[] } | undefined;
  /** The function around. */
  readonly around: Syntax | undefined;
  /** In the first value of a field the class has no name yet; in a text, a name in brackets is a text. */
  readonly place: "code" | "field" | "text";
}

const changingOfPhp =
  "array_push array_unshift array_pop array_shift array_splice array_walk array_walk_recursive data_set data_fill data_forget sort ksort asort".split(
    " ",
  );

const classLike = /^(?:class|interface|trait|enum)_declaration$/;

/** Looks through the whole tree once. */
export function phpSource(root: Syntax, text: string): PhpSource {
  const changing = new Set(changingOfPhp);
  const defined = new Set<string>();
  const types = new Map<string, Syntax>();
  const usedTraits = new Set<string>();
  const look = (node: Syntax): void => {
    const name = childOf(node, "name");
    const shown = name === undefined ? "" : text.slice(name.start, name.end);
    if (/^(?:function_definition|method_declaration)$/.test(node.type)) defined.add(shown);
    if (classLike.test(node.type)) types.set(shown, node);
    if (node.type === "use_declaration") {
      for (const used of node.children) usedTraits.add(plainName(used, text));
    }
    const parameters = childOf(node, "parameters")?.children ?? [];
    const isChanging = parameters.some((each) =>
      each.children.some(({ type }) => type === "reference_modifier" || type === "by_ref"),
    );
    if (isChanging) changing.add(shown);
    node.children.forEach(look);
  };
  look(root);
  const lifted = new Set(liftedIn(root.children));
  const variables = variablesIn(root.children, text);
  const whole = { text, changing, defined, types, usedTraits, lifted, variables };
  return {
    ...{ ...whole, className: undefined, lazy: new Set(), hidden: new Set() },
    ...{ loop: undefined, around: undefined, place: "code" },
  };
}

/** Functions and classes that stand in no other; where they stand in a condition, they hold all the same. */
function liftedIn(nodes: readonly Syntax[]): readonly Syntax[] {
  return nodes.flatMap((node): readonly Syntax[] => {
    if (classLike.test(node.type) || node.type === "function_definition") return [node];
    return /^(?:if_statement|else_clause|else_if_clause|compound_statement|colon_block|namespace_definition)$/.test(
      node.type,
    )
      ? liftedIn(node.children)
      : [];
  });
}

/** The name of a class or function as it is written, without the sign of the root. */
export function plainName({ start, end }: Syntax, text: string): string {
  return text.slice(start, end).replace(/^\\/, "");
}

/** The name of a member of the class around: a private one that others of this name do not replace has one of its own. */
export function memberName(name: string, { hidden, className }: PhpSource): string {
  return hidden.has(name) ? `${name} of ${className ?? ""}` : name;
}
