import { type Syntax, nodesIn } from "./syntaxTree.ts";

/** The functions of a file by name. */
export type FunctionsByName = ReadonlyMap<string, readonly Syntax[]>;

/** Finds the functions of a file. `nameOf`: the name of the function that a node is; undefined for other nodes. */
export function functionsIn(
  root: Syntax,
  nameOf: (node: Syntax) => string | undefined,
): FunctionsByName {
  const found = new Map<string, Syntax[]>();
  for (const node of nodesIn(root)) {
    const name = nameOf(node);
    if (name === undefined) continue;
    const known = found.get(name);
    if (known === undefined) found.set(name, [node]);
    else known.push(node);
  }
  return found;
}

/** The names of functions of which every one in the file is of a kind. */
export function namesOfAll(
  functions: FunctionsByName,
  isOfKind: (node: Syntax) => boolean,
): ReadonlySet<string> {
  return new Set([...functions].flatMap(([name, all]) => (all.every(isOfKind) ? name : [])));
}
