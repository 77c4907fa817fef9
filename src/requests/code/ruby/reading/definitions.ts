import { childOf, type Syntax } from "../../syntaxTree.ts";

/** The constants, classes and modules of a Ruby text, see `RubySource`. */
interface Definitions {
  readonly modules: ReadonlyMap<string, readonly Syntax[]>;
  readonly constants: ReadonlyMap<string, Syntax>;
  readonly reopenings: ReadonlyMap<Syntax, readonly Syntax[]>;
  readonly again: ReadonlySet<Syntax>;
}

/** Calls whose block is a class body. */
const opening =
  /^(?:::)?(?:(?:Struct|Class|Module)\.new|Data\.define|[A-Z][\w:]*\.(?:class|module)_(?:eval|exec))$/;

/** Whether the block of a call is a class body. */
export function opensClass(node: Syntax, text: string): boolean {
  if (node.type !== "call" || childOf(node, "block") === undefined) return false;
  const [receiver, method] = [childOf(node, "receiver"), childOf(node, "method")];
  if (receiver === undefined || method === undefined) return false;
  return opening.test(
    `${text.slice(receiver.start, receiver.end)}.${text.slice(method.start, method.end)}`,
  );
}

/** Gathers modules, constants, and classes that are reopened. */
export function definitionsIn(root: Syntax, text: string): Definitions {
  const modules = new Map<string, Syntax[]>();
  const constants = new Map<string, Syntax | undefined>();
  const opened = new Map<string, Syntax[]>();
  const shown = ({ start, end }: Syntax): string => text.slice(start, end);
  const look = (node: Syntax, around: string): void => {
    let within = around;
    const isModule = node.type === "module";
    const name = isModule || node.type === "class" ? childOf(node, "name") : undefined;
    if (name !== undefined) {
      within = `${around}::${shown(name)}`;
      add(opened, within, node);
      if (isModule) add(modules, shown(name).split("::").at(-1) ?? "", node);
    }
    const [left, right] =
      node.type === "assignment" ? [childOf(node, "left"), childOf(node, "right")] : [];
    if (left?.type === "constant" && right !== undefined) {
      const given = constants.has(shown(left)) ? undefined : right;
      constants.set(shown(left), given);
    }
    for (const child of node.children) look(child, within);
  };
  look(root, "");
  const several = [...opened.values()].filter(({ length }) => length > 1);
  return {
    modules,
    constants: new Map([...constants].flatMap(([name, of]) => (of ? [[name, of]] : []))),
    reopenings: new Map(several.flatMap(([first, ...more]) => (first ? [[first, more]] : []))),
    again: new Set(several.flatMap(([, ...more]) => more)),
  };
}

function add(to: Map<string, Syntax[]>, name: string, node: Syntax): void {
  const known = to.get(name);
  if (known === undefined) to.set(name, [node]);
  else known.push(node);
}
