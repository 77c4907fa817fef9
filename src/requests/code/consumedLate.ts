import { type Syntax, nodesIn, withChildren } from "./syntaxTree.ts";
import { type IdleName, withoutIdle } from "./withoutIdle.ts";

/** A variable that a statement keeps something lazy in: a generator, a coroutine. */
export interface KeptLazily {
  readonly name: string;
  /** Whether the next statement that mentions it tells that it is lazy; undefined where that is known anyway. */
  readonly isToldBy?: (next: Syntax) => boolean;
  /** The variable that is gone through then, `ids` or `this.ids`: what is kept cannot move behind its next value. */
  readonly source?: string;
  /** What stays where the statement stands, and the rest that moves; without them, the whole statement moves. */
  readonly first?: Syntax;
  readonly rest?: Syntax;
}

/** How a language writes what runs only when something consumes it. */
export interface Lazily {
  readonly keeps: (statement: Syntax) => KeptLazily | undefined;
  /**
   * Whether a statement of a block starts what nothing waits for: it runs once the block waits for something else (see
   * `waits`), or never, as what is lazy and not kept. Left out where the file has no function of that kind.
   */
  readonly unawaited?: (
    statement: Syntax,
    block: readonly Syntax[],
  ) => "later" | "never" | undefined;
  readonly waits?: (statement: Syntax) => boolean;
  /** What never runs at all where nothing but such statements names it. */
  readonly idleName?: IdleName;
  /** The types of nodes whose children are statements, one after the other. */
  readonly blocks: RegExp;
  /** The types of statements whose blocks run once at most, where they stand, and of the parts that hold these. */
  readonly opens: RegExp;
  readonly clauses: RegExp;
  /** Whether a statement is a function that may be called before it is declared. */
  readonly isHoisted?: (statement: Syntax) => boolean;
}

/**
 * The tree as if everything lazy were made right before the next statement of its block that mentions its variable:
 * what is set in between counts for the requests that it sends. What nobody awaits comes behind the next statement that
 * waits.
 */
export function consumedLate(root: Syntax, text: string, lazily: Lazily): Syntax {
  const { keeps, blocks, opens, clauses, isHoisted, unawaited, waits, idleName } = lazily;
  const dropped: Syntax[] = [];
  // Asked once for each lazy value before it.
  const names = new Map<Syntax, ReadonlySet<string>>();
  for (const node of nodesIn(root)) if (isChanged(node)) return withoutFunctions(changed(root));
  return root;

  function withoutFunctions(of: Syntax): Syntax {
    return idleName === undefined ? of : withoutIdle(of, text, { dropped, nameOf: idleName });
  }

  function isChanged({ type, children }: Syntax): boolean {
    if (!blocks.test(type)) return false;
    return children.some(
      (each) => keeps(each) !== undefined || unawaited?.(each, children) !== undefined,
    );
  }

  function changed(node: Syntax): Syntax {
    const inner = node.children.map(changed);
    const children = blocks.test(node.type) ? moved(awaited(inner)) : inner;
    return withChildren(node, children);
  }

  /** Without what never runs, and with what runs later behind the statement that lets it. */
  function awaited(statements: readonly Syntax[]): readonly Syntax[] {
    if (unawaited === undefined) return statements;
    const order: Syntax[] = [];
    const started: Syntax[] = [];
    for (const statement of statements) {
      const runs = unawaited(statement, statements);
      if (runs === "later") started.push(statement);
      if (runs === "never") dropped.push(statement);
      if (runs !== undefined) continue;
      order.push(statement);
      if (started.length > 0 && waits?.(statement) === true) order.push(...started.splice(0));
    }
    return [...order, ...started];
  }

  /** From the last one on, since one lazy thing may consume another. */
  function moved(statements: readonly Syntax[]): readonly Syntax[] {
    let order = statements;
    for (const [at, statement] of [...statements.entries()].toReversed()) {
      const kept = keeps(statement);
      if (kept === undefined) continue;
      // What stands before it has not moved yet.
      order = [...order.slice(0, at), ...placed(statement, kept, order.slice(at + 1))];
    }
    return order;
  }

  function placed(
    statement: Syntax,
    kept: KeptLazily,
    behind: readonly Syntax[],
  ): readonly Syntax[] {
    const { name, first, rest = statement } = kept;
    const isEarly = behind.some((each) => isHoisted?.(each) === true && mentions(each, name));
    const moves = isEarly ? undefined : movedInto(behind, rest, kept);
    if (moves === undefined) return [statement, ...behind];
    return first === undefined ? moves : [first, ...moves];
  }

  /** Undefined where it stays where it is. */
  function movedInto(
    behind: readonly Syntax[],
    statement: Syntax,
    kept: KeptLazily,
  ): readonly Syntax[] | undefined {
    const isNext = (each: Syntax): boolean => mentions(each, kept.name) || changes(each, kept);
    const at = behind.findIndex(isNext);
    const next = behind[at];
    if (next === undefined || kept.isToldBy?.(next) === false) return undefined;
    const isLast = behind.slice(at + 1).every((each) => !mentions(each, kept.name));
    const opened = isLast && opens.test(next.type) ? within(next, statement, kept) : undefined;
    return opened === undefined
      ? [...behind.slice(0, at), statement, ...behind.slice(at)]
      : behind.with(at, opened);
  }

  /** A statement with another one in each of its blocks that need it; undefined where one of them is no block. */
  function within(node: Syntax, statement: Syntax, kept: KeptLazily): Syntax | undefined {
    if (blocks.test(node.type)) {
      const children = movedInto(node.children, statement, kept) ?? [statement, ...node.children];
      return { ...node, children };
    }
    const children = node.children.map((child) => {
      if (!mentions(child, kept.name)) return child;
      const isOpen = blocks.test(child.type) || clauses.test(child.type);
      return isOpen ? within(child, statement, kept) : undefined;
    });
    const all = children.filter((child) => child !== undefined);
    return all.length < children.length ? undefined : { ...node, children: all };
  }

  function mentions(node: Syntax, name: string): boolean {
    const known = names.get(node) ?? namesIn(node, text);
    names.set(node, known);
    return known.has(name);
  }

  /** Whether a statement may give another value to the variable that is gone through. */
  function changes(node: Syntax, { source }: KeptLazily): boolean {
    const path = source?.match(/\w+/g) ?? [];
    return path.some(
      (name) =>
        mentions(node, name) &&
        new RegExp(`\\b${name}\\s{0,20}=(?![=>])`).test(text.slice(node.start, node.end)),
    );
  }
}

/** The names of variables and functions in a part of a program. */
function namesIn(node: Syntax, text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { type, start, end } of nodesIn(node)) {
    if (/(?:identifier|variable_name)$/.test(type)) names.add(text.slice(start, end));
  }
  return names;
}
