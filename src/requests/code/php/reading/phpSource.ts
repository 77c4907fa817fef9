import { childOf, type Syntax } from "../../syntaxTree.ts";
import { givesReference, referredIn } from "./referredFields.ts";
import { variablesIn, type Variables } from "./variables.ts";

/** A PHP text being read. */
export interface PhpSource {
  readonly text: string;
  /** Functions and methods that change their arguments, by name; "" for closures. */
  readonly changing: ReadonlySet<string>;
  /** Functions that the file defines. */
  readonly defined: ReadonlySet<string>;
  /** Classes, interfaces, traits and enums of the file, by name. */
  readonly types: ReadonlyMap<string, Syntax>;
  /** Traits used by classes of the file, with which they are read. */
  readonly usedTraits: ReadonlySet<string>;
  /** Declarations that are read first, as they apply to the whole file. */
  readonly lifted: ReadonlySet<Syntax>;
  /** The enclosing class, for `self` and `static`. */
  readonly className: string | undefined;
  /** Its lazily made fields, see `lazyFields`. */
  readonly lazy: ReadonlySet<string>;
  /** Its private members that subclasses redeclare, see `hiddenIn`. */
  readonly hidden: ReadonlySet<string>;
  /** Fields of the file that are returned by reference, so that they may be set from outside. */
  readonly referred: ReadonlySet<string>;
  /** The variables of the enclosing function. */
  readonly variables: Variables;
  /** The outermost enclosing loop, and the variables that each turn assigns. */
  readonly loop: { readonly node: Syntax; readonly own: readonly string[] } | undefined;
  /** The enclosing function. */
  readonly around: Syntax | undefined;
  /**
   * Where an expression is: in a field's initial value the class has no name yet; in a text, a bare key is a text.
   */
  readonly place: "code" | "field" | "text";
}

const changingOfPhp =
  "array_push array_unshift array_pop array_shift array_splice array_walk array_walk_recursive data_set data_fill data_forget sort ksort asort".split(
    " ",
  );

const classLike = /^(?:class|interface|trait|enum)_declaration$/;

/** Gathers this information in one pass over the tree. */
export function phpSource(root: Syntax, text: string): PhpSource {
  const changing = new Set(changingOfPhp);
  const defined = new Set<string>();
  const types = new Map<string, Syntax>();
  const usedTraits = new Set<string>();
  const referred = new Set<string>();
  const look = (node: Syntax): void => {
    const name = childOf(node, "name");
    const shown = name === undefined ? "" : text.slice(name.start, name.end);
    if (/^(?:function_definition|method_declaration)$/.test(node.type)) {
      defined.add(shown);
      const fields = givesReference(node) ? referredIn(node, text) : [];
      for (const field of fields) referred.add(field);
    }
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
  const whole = { text, changing, defined, types, usedTraits, referred, lifted, variables };
  return {
    ...{ ...whole, className: undefined, lazy: new Set(), hidden: new Set() },
    ...{ loop: undefined, around: undefined, place: "code" },
  };
}

/** Functions and classes at the top level, including those declared conditionally. */
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

/** A class or function name without the leading backslash. */
export function plainName({ start, end }: Syntax, text: string): string {
  return text.slice(start, end).replace(/^\\/, "");
}

/** The unique name of a member: a private one that subclasses redeclare gets a suffix. */
export function memberName(name: string, { hidden, className }: PhpSource): string {
  return hidden.has(name) ? `${name} of ${className ?? ""}` : name;
}
