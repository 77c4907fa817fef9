import { childOf, nodesIn, type Syntax } from "../syntaxTree.ts";
import { namesDeclaredIn } from "./namesSet.ts";

/** A variable of the script that other shells do not see, even if the script starts them. */
export interface Unexported {
  readonly name: string;
  readonly isArray: boolean;
}

/** The functions that other shells see: `export -f send`. */
export function functionsExported(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(functionExport)].flatMap(([, names = ""]) => names.trim().split(/[ \t]+/)),
  );
}

const functionExport =
  /\b(?:export[ \t]+-\w*f|(?:declare|typeset)[ \t]+-(?:\w*f\w*x|\w*x\w*f))\w*[ \t]+([^\n;&|#]+)/g;

/** What the script sets and does not export. Arrays are never exported. */
export function unexportedIn(root: Syntax, text: string): readonly Unexported[] {
  if (!startsShell.test(text)) return [];
  const set = [...nodesIn(root)].flatMap((node) => setBy(node, text));
  const exported = namesDeclaredIn(root, text, ({ start, end }) =>
    isExport.test(text.slice(start, end)),
  );
  const isHidden = ({ name, isArray }: Unexported): boolean =>
    isArray || (!exportsAny.test(text) && !exported.has(name));
  const names = new Set(set.map(({ name }) => name));
  return [...names].flatMap((name) => {
    const own = set.filter((each) => each.name === name);
    const [first] = own;
    const isKept = first !== undefined && own.every(isHidden) && !own.some(isOfItself);
    return isKept ? [{ name, isArray: own.some(({ isArray }) => isArray) }] : [];
  });
}

/** Commands that start a shell with a script, or run functions in one. */
const startsShell = /\b(?:(?:ba|z|k|da|a)?sh[ \t]+-\w*c|parallel|sem)\b/;

const isExport = /^(?:export\b(?![ \t]+-n)|\w+[ \t]+(?:-\w+[ \t]+)*-\w*x)/;

/** Ways in which any variable may be exported. */
const exportsAny =
  /\bset[ \t]+(?:-\w*[ \t]+)*-\w*a|\ballexport\b|\bexport[ \t]+["']?[$`]|^#!.*[ \t]-\w*a/m;

interface Setting extends Unexported {
  /** It may have been there before: `X=${X:-…}`, `X+=…`. Then the environment exports it. */
  readonly isOfItself: boolean;
}

function isOfItself(setting: Setting): boolean {
  return setting.isOfItself && !setting.isArray;
}

function setBy(node: Syntax, text: string): readonly Setting[] {
  const name = node.type === "variable_assignment" ? childOf(node, "name") : undefined;
  const [written] = name === undefined ? [] : (/^\w+/.exec(text.slice(name.start, name.end)) ?? []);
  if (name === undefined || written === undefined) return [];
  const isElement = name.start + written.length < name.end;
  const isArray = isElement || childOf(node, "value")?.type === "array";
  const mentionsItself = new RegExp(`^\\+=|\\$\\{?${written}\\b`);
  return [
    { name: written, isArray, isOfItself: mentionsItself.test(text.slice(name.end, node.end)) },
  ];
}
