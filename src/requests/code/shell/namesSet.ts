import { type Syntax, nodesIn } from "../syntaxTree.ts";

/** The variable that an assignment or loop sets; `@` if it has no plain name. */
export function nameSet(node: Syntax, text: string): string {
  const name = node.children.find(({ field }) => field === "name" || field === "variable");
  const written = name === undefined ? "" : text.slice(name.start, name.end);
  return /^\w+/.exec(written)?.[0] ?? "@";
}

/** The variables of a `for` loop; zsh allows several, of which the grammar only knows the first. */
export function namesOfLoop(node: Syntax, text: string): readonly string[] {
  const variable = node.children.find(({ field }) => field === "variable");
  if (variable === undefined) return [nameSet(node, text)];
  const [more = ""] =
    /^(?:[ \t]+(?!in\b)\w+)*/.exec(text.slice(variable.end, variable.end + 200)) ?? [];
  return [
    text.slice(variable.start, variable.end),
    ...more
      .trim()
      .split(/[ \t]+/)
      .filter(Boolean),
  ];
}

/** The variables that `mapfile`, `readarray` and `read -d ''` set. */
export function namesRead({ start, end }: Syntax, text: string): readonly string[] {
  const [, words = ""] =
    /^(?:mapfile|readarray|read(?=[^\n<]*[ \t]-r?d[ \t]))[ \t]([^\n<]*)/.exec(
      text.slice(start, end),
    ) ?? [];
  return words.split(/[ \t]+/).filter((word) => /^[A-Za-z_]\w*$/.test(word));
}

/** The variables that a part of a script assigns. */
function namesSetIn(node: Syntax, text: string): ReadonlySet<string> {
  const setting = [...nodesIn(node)].filter(({ type }) =>
    /^(?:variable_assignment|for_statement)$/.test(type),
  );
  return new Set(setting.map((each) => nameSet(each, text)));
}

/** Whether a declaration in a function is about a variable of the whole script: `export`, `declare -g`. */
export function isOfScript({ start }: Syntax, text: string): boolean {
  return /^(?:(?:export|readonly)\b|\w+[ \t]+(?:-\w+[ \t]+)*-\w*g)/.test(
    text.slice(start, start + longestOptions),
  );
}

/** How much of a declaration is looked at for its options. */
const longestOptions = 100;

/** The variables that a function declares as local. */
export function localsIn(node: Syntax, text: string): ReadonlySet<string> {
  return namesDeclaredIn(node, text, (each) => !isOfScript(each, text));
}

/** The variables of all declarations, or of those that are meant. */
export function namesDeclaredIn(
  node: Syntax,
  text: string,
  isMeant: (declaration: Syntax) => boolean = () => true,
): ReadonlySet<string> {
  const declared = [...nodesIn(node)]
    .filter((each) => each.type === "declaration_command" && isMeant(each))
    .flatMap(({ children }) => children)
    .map((child) =>
      child.type === "variable_name" ? text.slice(child.start, child.end) : nameSet(child, text),
    );
  return new Set(declared);
}

/** The variables that a function uses, declares and sets. */
interface FunctionNames {
  readonly used: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  readonly set: ReadonlySet<string>;
}

const expansion = /\$\{?[#!]?(\w+)/g;

function namesOfFunctions(root: Syntax, text: string): readonly FunctionNames[] {
  const functions = [...nodesIn(root)].filter(({ type }) => type === "function_definition");
  return functions.map((each) => ({
    used: new Set(
      [...text.slice(each.start, each.end).matchAll(expansion)].map(([, name = ""]) => name),
    ),
    own: localsIn(each, text),
    set: namesSetIn(each, text),
  }));
}

/** Local variables of one function that another one uses: shell functions see their caller's variables. */
export function namesShared(root: Syntax, text: string): readonly string[] {
  const functions = namesOfFunctions(root, text);
  const names = new Set(functions.flatMap(({ own }) => [...own]));
  return [...names].filter((name) =>
    functions.some(({ own, set, used }) => !own.has(name) && (set.has(name) || used.has(name))),
  );
}

/** Variables that functions set without declaring them as local. */
export function setByFunctionsIn(root: Syntax, text: string): readonly string[] {
  return namesOfFunctions(root, text).flatMap(({ own, set }) =>
    [...set].filter((name) => name !== "@" && !own.has(name)),
  );
}

/** Commands that may set any variables: another script, `eval`, or reading into named ones. */
const elsewhere = /^[ \t]*(?:source|\.)[ \t]|\b(?:eval|mapfile|readarray|read[ \t]+-\w*a)\b/m;

/** Another script is read into this one. */
export const sourcesOthers = /^[ \t]*(?:source|\.)[ \t]/m;

/**
 * Assignments to a variable whose name is computed: `local -n ref=$1`, `printf -v "$1"`, `read -r "$1"`,
 * `declare -g "$1=…"`, `eval "$1=…"`.
 */
export const writesByName =
  /\b(?:(?:local|declare|typeset)[ \t]+-\w*n\w*[ \t]|(?:printf[ \t]+-v|read(?:[ \t]+-\w+)*|mapfile(?:[ \t]+-\w+)*|readarray(?:[ \t]+-\w+)*)[ \t]+"?\$|(?:(?:declare|typeset)[ \t]+-\w*g\w*|export|eval)[ \t]+["']?\$\{?\w+\}?\+?=)/;

/** A script that is sourced or run by itself: `[ "${BASH_SOURCE[0]}" = "$0" ]`. */
const runsItself =
  /\[[ \t]+"?\$\{?(?:BASH_SOURCE(?:\[0\]\})?|0)\}?"?[ \t]+==?[ \t]+"?\$\{?(?:BASH_SOURCE(?:\[0\]\})?|0)\}?"?[ \t]+\]/;

/** Arrays that are only set as local variables, in an executable script. */
export function arraysOfFunctions(root: Syntax, text: string): ReadonlySet<string> {
  const isExecutable = text.startsWith("#!") || runsItself.test(text);
  if (!isExecutable || elsewhere.test(text) || writesByName.test(text)) return new Set();
  const functions = namesOfFunctions(root, text);
  const outside = root.children.flatMap((node) =>
    node.type === "function_definition" ? [] : [...namesSetIn(node, text)],
  );
  const own = new Set(functions.flatMap((each) => [...each.own]));
  const others = functions.flatMap((each) => [...each.set].filter((name) => !each.own.has(name)));
  for (const name of [...outside, ...others]) own.delete(name);
  return own;
}
