import type { Argument } from "../program.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { definitionsIn, opensClass } from "./definitions.ts";
import { letName } from "./letName.ts";

/** A Ruby text while it is read: what of it has to be known before its parts can be told apart. */
export interface RubySource {
  readonly text: string;
  /** The bodies of here-documents, by where their beginning stands. */
  readonly heredocs: ReadonlyMap<number, Syntax>;
  /** Names of methods that are defined outside of classes. */
  readonly functions: ReadonlySet<string>;
  /** Names of methods that classes and modules define. */
  readonly methods: ReadonlySet<string>;
  /** Local variables that have a value so far: any other bare name is a call. */
  readonly locals: Set<string>;
  readonly isInClass: boolean;
  /** The method that is being read; `given` are its parameters as arguments. */
  readonly method?: { readonly name: string; readonly given: readonly Argument[] };
  /** Methods that blocks outside of classes define, with `def` or `let`: who runs these gives them to all. */
  readonly inBlocks: ReadonlySet<Syntax>;
  /** A class of a client is opened again: nothing is known of it then. */
  readonly isPatched: boolean;
  /** Something hears of each method that a class is given, and may put another one in its place: `method_added`. */
  readonly wrapsMethods: boolean;
  /** Modules by the last part of their names. */
  readonly modules: ReadonlyMap<string, readonly Syntax[]>;
  /** What constants are given, by their names; not those that are given several things. */
  readonly constants: ReadonlyMap<string, Syntax>;
  /** Classes and modules that are opened again further below, and where; `again`: each of these places. */
  readonly reopenings: ReadonlyMap<Syntax, readonly Syntax[]>;
  readonly again: ReadonlySet<Syntax>;
  /** Variables of objects that are used outside of classes, where there is one object for the whole file. */
  readonly shared: ReadonlySet<string>;
  /** Variables of objects and classes that are given a value, whatever they have. */
  readonly assigned: ReadonlySet<string>;
}

/** Looks through the whole tree once. */
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
  // Of several of one name each is for what is beside it.
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
    wrapsMethods: /\bdef (?:self\.)?(?:singleton_)?method_added\b/.test(text),
    ...{ modules, constants, reopenings, again },
    assigned: new Set([...text.matchAll(/(@@?\w+)[ \t]*=(?![=~])/g)].map(([, name = ""]) => name)),
    ...{ locals: new Set(), isInClass: false },
  };
}

/** `class Net::HTTP::Get`, and no class of one's own that extends another. */
function reopens(node: Syntax, text: string): boolean {
  const name = node.type === "class" ? childOf(node, "name") : undefined;
  if (name === undefined || childOf(node, "superclass") !== undefined) return false;
  return /^(?:Net|Faraday|HTTParty|RestClient|HTTP|Typhoeus|Excon|HTTPX)::/.test(
    text.slice(name.start, name.end),
  );
}

/** `attr_accessor :token`: what it names, and how each may be used. */
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
