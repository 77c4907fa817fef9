import type { Argument } from "../program.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";

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
  /** A class of a client is opened again: nothing is known of it then. */
  readonly isPatched: boolean;
  /** Variables of objects that are used outside of classes, where there is one object for the whole file. */
  readonly shared: ReadonlySet<string>;
}

/** Looks through the whole tree once. */
export function rubySource(root: Syntax, text: string): RubySource {
  const beginnings: Syntax[] = [];
  const bodies: Syntax[] = [];
  const functions = new Set<string>();
  const methods = new Set<string>();
  const shared = new Set<string>();
  let isPatched = false;
  const look = (node: Syntax, isInClass: boolean): void => {
    if (node.type === "heredoc_beginning") beginnings.push(node);
    if (node.type === "heredoc_body") bodies.push(node);
    if (node.type === "instance_variable" && !isInClass) {
      shared.add(text.slice(node.start, node.end));
    }
    if (node.type === "method" || node.type === "singleton_method") {
      const name = childOf(node, "name");
      if (name !== undefined) {
        (isInClass ? methods : functions).add(text.slice(name.start, name.end));
      }
    }
    if (reopens(node, text)) isPatched = true;
    const isClass = /^(?:class|module|singleton_class)$/.test(node.type);
    for (const child of node.children) look(child, isInClass || isClass);
  };
  look(root, false);
  const heredocs = new Map<number, Syntax>();
  beginnings.forEach(({ start }, index) => {
    const body = bodies[index];
    if (body !== undefined) heredocs.set(start, body);
  });
  return {
    ...{
      text,
      heredocs,
      functions,
      methods,
      locals: new Set(),
      isInClass: false,
      shared,
      isPatched,
    },
  };
}

/** `class Net::HTTP::Get`, and no class of one's own that extends another. */
function reopens(node: Syntax, text: string): boolean {
  const name = node.type === "class" ? childOf(node, "name") : undefined;
  if (name === undefined || childOf(node, "superclass") !== undefined) return false;
  return /^(?:Net|Faraday|HTTParty|RestClient|HTTP|Typhoeus|Excon)::/.test(
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
    /^[cm]?attr_(reader|accessor|writer)$/.exec(text.slice(method.start, method.end)) ?? [];
  if (how === undefined) return [];
  const symbols = childOf(node, "arguments")?.children ?? [];
  return symbols
    .filter(({ type }) => type === "simple_symbol")
    .map(({ start, end }) => ({
      ...{ start, end, name: text.slice(start + 1, end) },
      isRead: how !== "writer",
    }));
}
