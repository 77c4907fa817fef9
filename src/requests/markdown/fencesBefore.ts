import type { CodeLanguage } from "../client.ts";
import type { Span } from "../httpRequest.ts";
import { boundNames } from "./boundNames.ts";
import { changesAll } from "./changesAll.ts";

/** A code fence with its place in the document. */
export interface CodeFence extends Span {
  readonly language: CodeLanguage;
  /** As it stands there. */
  readonly text: string;
  /** With omission marks replaced, so that it can be parsed; offsets stay. */
  readonly code: string;
  readonly names: Names;
  /** It changes what all later requests are sent with. */
  readonly changesAll: boolean;
}

/** The names in a piece of code. */
interface Names {
  /** Declared for code that follows. */
  readonly declared: readonly string[];
  /** Of these, the ones that are given a value before they are used: those of earlier code are others. */
  readonly anew: readonly string[];
  readonly used: readonly string[];
  /** Used but not declared, not even as a parameter. */
  readonly free: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
}

/** How many characters are read together. */
const longestTogether = 50_000;

/** Adds the names in a fence's code. */
export function codeFence(of: Omit<CodeFence, "names" | "changesAll">): CodeFence {
  return { ...of, names: namesOf(of.code), changesAll: changesAll(of.code, of.language) };
}

/**
 * The earlier fences that a fence needs, in order: the last that declares each name, those that changed its value
 * since, those that change all requests, and what these need in turn.
 */
export function fencesBefore(
  fence: CodeFence,
  earlier: readonly CodeFence[],
): readonly CodeFence[] {
  const alike = earlier.filter(({ language }) => familyOf(language) === familyOf(fence.language));
  const first = new Map<string, number>();
  for (const [index, { names }] of alike.entries()) {
    for (const name of names.declared) if (!first.has(name)) first.set(name, index);
  }
  const missing = new Set([...fence.names.free].filter((name) => first.has(name)));
  const isChanged = alike.some((other) => other.changesAll);
  const before: CodeFence[] = [];
  let length = fence.code.length;
  for (const [index, other] of [...alike.entries()].toReversed()) {
    const isThere = (name: string): boolean =>
      missing.has(name) && (first.get(name) ?? Number.POSITIVE_INFINITY) <= index;
    // Code that uses a class may come before it.
    const isAbout = (name: string): boolean => fence.names.classes.has(name);
    if (missing.size === 0 && fence.names.classes.size === 0 && !isChanged) break;
    const isUsed = other.names.used.some((name) => isThere(name) || isAbout(name));
    if (!isUsed && !other.changesAll) continue;
    length += other.code.length;
    if (length > longestTogether) return [];
    before.push(other);
    for (const name of other.names.declared) missing.delete(name);
    for (const name of other.names.free) if (first.has(name)) missing.add(name);
  }
  return before.toReversed();
}

/** Later fences that use what a fence declares, in order, up to the limit or to those that declare it anew. */
export function fencesBehind(fence: CodeFence, later: readonly CodeFence[]): readonly CodeFence[] {
  const declared = new Set(fence.names.declared);
  const behind: CodeFence[] = [];
  let length = fence.code.length;
  for (const other of later) {
    if (familyOf(other.language) !== familyOf(fence.language)) continue;
    for (const name of other.names.anew) declared.delete(name);
    if (!other.names.used.some((name) => declared.has(name))) continue;
    length += other.code.length;
    if (length > longestTogether) break;
    behind.push(other);
  }
  return behind;
}

/** Whether one of the fences that can be read with a language declares a name. */
export function isDeclaredIn(
  earlier: readonly CodeFence[],
  name: string,
  language: CodeLanguage,
): boolean {
  return earlier.some(
    (each) =>
      familyOf(each.language) === familyOf(language) &&
      // PHP's imports look alike, whether of a package or of the application.
      (language === "php" ? each.names.classes.has(name) : each.names.declared.includes(name)),
  );
}

/** The language in which several fences can be read together. */
export function languageOfAll(fences: readonly CodeFence[]): CodeLanguage | undefined {
  const languages = fences.map(({ language }) => language);
  return (["tsx", "typescript"] as const).find((each) => languages.includes(each)) ?? languages[0];
}

function familyOf(language: CodeLanguage): CodeLanguage {
  return language === "typescript" || language === "tsx" ? "javascript" : language;
}

const declaration =
  /^[ \t]*(?:export\s+(?:default\s+)?)?(?:(?:const|let|var|final(?!\s+(?:readonly\s+)?class\b)|static)\s+(?:[A-Z][\w.<>[\]]*\s+)?|(?:async\s+|abstract\s+|final\s+|readonly\s+)*(?:function\*?|class|def|func|module)\s+|[A-Z][\w.<>[\], ]*\s+)?(?:\{(?<several>[^{}]*)\}|\$?(?<name>[A-Za-z_]\w*)(?<more>(?:\s*,\s*\$?\w+)*))(?<sets>\s*:?=(?![=>~]))?/;
const saysSo = /\b(?:const|let|var|function\*?|class|def|func|module)\s/;
const reopens = /^[ \t]*(?:export\s+)?(?:abstract\s+)?(?:class|module)\s/;
const imports = /^[ \t]*(?:import|from|use)\s/;

/** The names declared at the code's own indentation, or `anywhere`. */
function declaredIn(code: string, anywhere = false): readonly string[] {
  const indent = /^[ \t]*(?=\S)/m.exec(code)?.[0] ?? "";
  return code.split("\n").flatMap((line) => {
    const isInside = !line.startsWith(indent) || /^[ \t]/.test(line.slice(indent.length));
    if (isInside && !anywhere) return [];
    if (imports.test(line)) return namesIn(line);
    const found = declaration.exec(line);
    if (found === null) return [];
    const { several = "", name = "", more = "", sets } = found.groups ?? {};
    return sets !== undefined || saysSo.test(found[0]) ? namesIn(`${several} ${name} ${more}`) : [];
  });
}

/** The names declared at the code's own indentation by lines that mention them first; a class may be reopened. */
function declaredAnew(code: string): readonly string[] {
  const seen = new Set<string>();
  const lines = code.split("\n");
  const [first = ""] = lines.filter((line) => line.trim() !== "");
  const indent = /^[ \t]*/.exec(first)?.[0] ?? "";
  return lines.flatMap((line) => {
    const uses = usesIn(line);
    const isOther = !line.startsWith(indent) || imports.test(line) || reopens.test(line);
    const anew = (isOther ? [] : declaredIn(line.slice(indent.length))).filter(
      (name) => !seen.has(name) && uses.indexOf(name) === uses.lastIndexOf(name),
    );
    for (const name of uses) seen.add(name);
    return anew;
  });
}

/** Names that are not members of something. */
function usesIn(code: string): readonly string[] {
  return code.match(/(?<![\w./"'`-]|->|::)[A-Za-z_]\w*/g) ?? [];
}

const parameters = [
  /\b(?:function\*?\s*\w*|def\s+[\w.]+|func\s*(?:\([^()]*\)\s*)?\w*)\s*\(([^()]*)\)/g,
  /\b(?!if\b|for\b|foreach\b|while\b|switch\b|catch\b)\w+\s*\(([^()]*)\)[^;\n(){}]*\{/g,
  /(?:\(([^()]*)\)|\b(\w+))\s*=>/g,
  /[\w>\]?]\s+(\w+)\s*[,)]/g,
  /\|([^|\n]*)\|/g,
];

function namesOf(code: string): Names {
  const given = parameters.flatMap((pattern) =>
    [...code.matchAll(pattern)].flatMap(([, several = "", one = ""]) => namesIn(several + one)),
  );
  const inside = new Set([...declaredIn(code, true), ...given]);
  const { bound, taken } = boundNames(code);
  for (const name of bound) inside.add(name);
  const used = [...new Set([...usesIn(code), ...bound, ...taken])];
  return {
    declared: [...declaredIn(code), ...bound],
    anew: declaredAnew(code),
    used,
    free: new Set(used.filter((name) => !inside.has(name))),
    classes: new Set([...code.matchAll(/\bclass\s+(\w+)/g)].flatMap(([, name = ""]) => name)),
  };
}

const keyword = /^(?:import|from|as|use|using|type|default|static)$/;

function namesIn(text: string): readonly string[] {
  return (text.match(/[A-Za-z_]\w*/g) ?? []).filter((name) => !keyword.test(name));
}
