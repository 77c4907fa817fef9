import type { Argument } from "../../program.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { definitionsIn, opensClass } from "./definitions.ts";
import { letName } from "./letName.ts";

/** A Ruby text being read, with what has to be known in advance. */
export interface RubySource {
  readonly text: string;
  /** The bodies of here-documents, by the offset of their beginning. */
  readonly heredocs: ReadonlyMap<number, Syntax>;
  /** Methods defined outside of classes. */
  readonly functions: ReadonlySet<string>;
  /** Methods defined in classes and modules. */
  readonly methods: ReadonlySet<string>;
  /** Local variables assigned so far; other bare names are calls. */
  readonly locals: Set<string>;
  readonly isInClass: boolean;
  /** The nearest loop or block around is a loop, which `break` and `next` are of then. */
  readonly isInLoop?: boolean;
  /** The nearest function around is a block, whose `return` is one of the method around it. */
  readonly isInBlock?: boolean;
  /** The method being read; `given`: its parameters as arguments. */
  readonly method?: { readonly name: string; readonly given: readonly Argument[] };
  /** Methods defined in blocks outside of classes (`def`, `let`), which are visible to all. */
  readonly inBlocks: ReadonlySet<Syntax>;
  /** The file reopens a library's class, of which nothing is known then. */
  readonly isPatched: boolean;
  /** Blocks may run with another object as `self`: `instance_exec`. */
  readonly movesBlocks: boolean;
  /** Something hears of each method that a class is given, and may put another one in its place: `method_added`. */
  readonly wrapsMethods: boolean;
  /** Modules by the last part of their names. */
  readonly modules: ReadonlyMap<string, readonly Syntax[]>;
  /** The values of constants that are assigned once. */
  readonly constants: ReadonlyMap<string, Syntax>;
  /** Classes and modules that are reopened, with the later places; `again`: all these places. */
  readonly reopenings: ReadonlyMap<Syntax, readonly Syntax[]>;
  readonly again: ReadonlySet<Syntax>;
  /** Instance variables used outside of classes, which belong to one object. */
  readonly shared: ReadonlySet<string>;
  /** Variables that are assigned unconditionally. */
  readonly assigned: ReadonlySet<string>;
}

/** Gathers this information in one pass over the tree. */
export function rubySource(root: Syntax, text: string): RubySource {
  const beginnings: Syntax[] = [];
  const bodies: Syntax[] = [];
  const functions = new Set<string>();
  const methods = new Set<string>();
  const shared = new Set<string>();
  let isPatched = false;
  const defined = new Map<string, (Syntax | undefined)[]>();
  const look = (node: Syntax, isInClass: boolean, isInBlock: boolean): void => {
    if (node.type === "heredoc_beginning") beginnings.push(node);
    if (node.type === "heredoc_body") bodies.push(node);
    if (node.type === "instance_variable" && !isInClass) {
      shared.add(text.slice(node.start, node.end));
    }
    if (node.type === "method" || node.type === "singleton_method") {
      const name = childOf(node, "name");
      if (name !== undefined) {
        const shown = text.slice(name.start, name.end);
        (isInClass ? methods : functions).add(shown);
        if (!isInClass)
          defined.set(shown, [...(defined.get(shown) ?? []), isInBlock ? node : undefined]);
      }
    }
    const let_ = isInClass ? undefined : letName(node, text);
    if (let_ !== undefined) {
      functions.add(let_);
      defined.set(let_, [...(defined.get(let_) ?? []), node]);
    }
    if (reopens(node, text)) isPatched = true;
    const isClass = /^(?:class|module|singleton_class)$/.test(node.type) || opensClass(node, text);
    const isBlock = isInBlock || /^(?:do_)?block$/.test(node.type);
    for (const child of node.children) look(child, isInClass || isClass, isBlock);
  };
  look(root, false, false);
  const { modules, constants, reopenings, again } = definitionsIn(root, text);
  // Several of one name are local to their blocks.
  const inBlocks = new Set(
    [...defined.values()].flatMap((of) => (of.length === 1 ? (of[0] ?? []) : [])),
  );
  const heredocs = new Map<number, Syntax>();
  beginnings.forEach(({ start }, index) => {
    const body = bodies[index];
    if (body !== undefined) heredocs.set(start, body);
  });
  return {
    ...{ text, heredocs, functions, methods, inBlocks, shared, isPatched },
    movesBlocks: /\binstance_e(?:val|xec)\b/.test(text),
    wrapsMethods: /\bdef (?:self\.)?(?:singleton_)?method_added\b/.test(text),
    ...{ modules, constants, reopenings, again },
    assigned: new Set([...text.matchAll(/(@@?\w+)[ \t]*=(?![=~])/g)].map(([, name = ""]) => name)),
    ...{ locals: new Set(), isInClass: false },
  };
}

/** Whether a class node reopens a library's class. */
function reopens(node: Syntax, text: string): boolean {
  const name = node.type === "class" ? childOf(node, "name") : undefined;
  if (name === undefined || childOf(node, "superclass") !== undefined) return false;
  return /^(?:Net|Faraday|HTTParty|RestClient|HTTP|Typhoeus|Excon|HTTPX|Async::HTTP)::/.test(
    text.slice(name.start, name.end),
  );
}

/** The attributes that a call declares, and whether each can be read or set. */
export function attributesIn(
  node: Syntax,
  text: string,
): readonly (Pick<Syntax, "start" | "end"> & {
  readonly name: string;
  readonly isRead: boolean;
})[] {
  const method = node.type === "call" ? childOf(node, "method") : undefined;
  if (method === undefined) return [];
  const [, how] =
    /^attr_(reader|accessor|writer)$/.exec(text.slice(method.start, method.end)) ?? [];
  if (how === undefined) return [];
  const symbols = childOf(node, "arguments")?.children ?? [];
  return symbols
    .filter(({ type }) => type === "simple_symbol")
    .map(({ start, end }) => ({
      ...{ start, end, name: text.slice(start + 1, end) },
      isRead: how !== "writer",
    }));
}
