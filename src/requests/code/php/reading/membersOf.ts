import { childOf, type Syntax } from "../../syntaxTree.ts";
import { plainName, type PhpSource } from "./phpSource.ts";

/** How deep traits and interfaces are nested. */
const deepest = 5;

/** The names in clauses of a type (`use`, `implements`) of a class or its body. */
function namesUnder(node: Syntax, type: string): readonly Syntax[] {
  const body = childOf(node, "body")?.children ?? [];
  return [...node.children, ...body].flatMap((child) =>
    child.type === type ? child.children.filter(({ type: of }) => /name$/.test(of)) : [],
  );
}

/** The traits from elsewhere that a class uses, by itself or through a trait of the file. */
export function outsideTraits(node: Syntax, source: PhpSource, depth = deepest): readonly Syntax[] {
  if (depth === 0) return [];
  return namesUnder(node, "use_declaration").flatMap((used) => {
    const type = source.types.get(plainName(used, source.text));
    return type === undefined ? [used] : outsideTraits(type, source, depth - 1);
  });
}

/** All members of a class: its own, then those of traits and interfaces. */
export function membersOf(node: Syntax, source: PhpSource, depth = deepest): readonly Syntax[] {
  const { text, types } = source;
  const own = childOf(node, "body")?.children ?? [];
  if (depth === 0) return own;
  const others = [
    ...["use_declaration", "class_interface_clause"].flatMap((type) => namesUnder(node, type)),
    ...(node.type === "interface_declaration" ? namesUnder(node, "base_clause") : []),
  ];
  if (others.length === 0) return own;
  const rules = own.flatMap(({ type, children }) =>
    type === "use_declaration" ? children.flatMap((child) => child.children) : [],
  );
  const names = new Set(own.flatMap((member) => namesOf(member, text)));
  const more = others.flatMap((name) => {
    const type = types.get(plainName(name, text));
    if (type === undefined || type === node) return [];
    return asUsed(membersOf(type, source, depth - 1), plainName(name, text), rules, text);
  });
  const brought = more.filter(
    (member) =>
      (member.type !== "method_declaration" || childOf(member, "body") !== undefined) &&
      namesOf(member, text).every((name) => !names.has(name)),
  );
  return [...brought, ...own];
}

/** The names that a member declares; for methods and constants without `$`. */
function namesOf(member: Syntax, text: string): readonly string[] {
  const elements = [member, ...member.children].flatMap((node) =>
    node.type === "const_element" ? node.children.slice(0, 1) : (childOf(node, "name") ?? []),
  );
  const kind = member.type === "method_declaration" ? "()" : "";
  return elements.map(({ start, end }) => text.slice(start, end) + kind);
}

/** The members of a trait under the rules of a `use` clause: `A::m insteadof B`, `B::m as n`. */
function asUsed(
  members: readonly Syntax[],
  trait: string,
  rules: readonly Syntax[],
  text: string,
): readonly Syntax[] {
  const shown = ({ start, end }: Syntax): string => text.slice(start, end);
  const methodIn = (rule: Syntax): string | undefined => {
    const [named] = rule.children;
    if (named === undefined) return undefined;
    if (named.type === "name") return shown(named);
    const [of, method] = named.children;
    return of && method && plainName(of, text) === trait ? shown(method) : undefined;
  };
  const isOut = (name: string): boolean =>
    rules.some((rule) => {
      if (rule.type !== "use_instead_of_clause") return false;
      const [chosen, ...losers] = rule.children;
      const isMeant = chosen?.children[1] !== undefined && shown(chosen.children[1]) === name;
      return isMeant && losers.some((loser) => shown(loser).replace(/^\\/, "") === trait);
    });
  return members.flatMap((member): readonly Syntax[] => {
    const name = member.type === "method_declaration" ? childOf(member, "name") : undefined;
    if (name === undefined) return [member];
    const others = rules.flatMap((rule) => {
      const alias = rule.type === "use_as_clause" ? rule.children.at(-1) : undefined;
      const isMeant = alias?.type === "name" && rule.children.length > 1;
      return isMeant && methodIn(rule) === shown(name) ? [renamed(member, name, alias)] : [];
    });
    return isOut(shown(name)) ? others : [member, ...others];
  });
}

function renamed(member: Syntax, name: Syntax, alias: Syntax): Syntax {
  const { field } = name;
  const children = member.children.map((child) => (child === name ? { ...alias, field } : child));
  return { ...member, children };
}

/** A class's private members that subclasses in the file redeclare, so that both exist. */
export function hiddenIn(node: Syntax, { text, types }: PhpSource): ReadonlySet<string> {
  const own = childOf(node, "body")?.children ?? [];
  const isHidden = ({ children }: Syntax): boolean =>
    children.some(
      ({ type, start, end }) =>
        type === "visibility_modifier" && text.slice(start, end).toLowerCase() === "private",
    ) && !children.some(({ type }) => type === "static_modifier");
  const names = own.flatMap((member) =>
    /^(?:property|method)_declaration$/.test(member.type) && isHidden(member)
      ? namesOf(member, text).filter((name) => name !== "__construct()")
      : [],
  );
  if (names.length === 0) return new Set();
  const others = [...types.values()].filter((type) => extendsType(type, node, types, text));
  const taken = new Set(
    others
      .flatMap((type) => childOf(type, "body")?.children ?? [])
      .flatMap((member) => namesOf(member, text)),
  );
  return new Set(names.filter((name) => taken.has(name)));
}

function extendsType(type: Syntax, of: Syntax, types: PhpSource["types"], text: string): boolean {
  let at: Syntax | undefined = type;
  for (let depth = 0; at !== undefined && depth < 20; depth++) {
    const [base] = namesUnder(at, "base_clause");
    at = base && types.get(plainName(base, text));
    if (at === of) return true;
  }
  return false;
}
