import type { Tree } from "web-tree-sitter";
import { hasParameter } from "./hasParameter.ts";
import { codeOf, mentionsOf, textsOf, variablesOf } from "./mentions.ts";
import { namesIn } from "./namesIn.ts";
import { type ProgramPart, programParts } from "./programParts.ts";

/** What tells that a part has to do with requests, or could change how all of them are sent. */
const telling =
  /intercom|https?(?!s?:\/\/)|axios|fetch\b(?!\()|ajax|mock|stub|nock|fake|intercept|patch|dispatcher|opener|faraday|excon|typhoeus|rest_?client|flurl|superagent|undici|\brequests?\b|\b(?:got|ky|needle|wretch)\b/i;

/** What may end the program. */
const ending = /\b(?:return|throw|raise|exit|die|abort|panic|fatal|quit)\b/i;

/**
 * What of a program cannot matter to any request to Intercom, as the ends of nodes by where they begin: all that is
 * outside of a slice of it, which is found by names alone. In the slice is what mentions Intercom, or something that
 * could change how all requests are sent, with all who use it, all that these use, and all who use a variable of these.
 * Methods belong to it only with their class, whose objects reach nobody but by a name.
 */
export function outsideSlice(tree: Tree, text: string): ReadonlyMap<number, number> {
  const { parts, imports } = programParts(tree, text, (source) => telling.test(source));
  const strangers = new Set(imports.filter((each) => !telling.test(each)).flatMap(namesIn));
  const made = new Set(parts.flatMap(({ names, fields }) => [...names, ...fields]));
  const uses = new Map(
    parts.map((part) => [part, mentionsOf(part, text).filter((name) => made.has(name))]),
  );
  const users = byKey(parts, (part) => uses.get(part) ?? []);
  const makers = byKey(parts, ({ names, fields, home }) => (home ? [...names, ...fields] : names));
  const methods = byKey(parts, ({ home }) => (home ? [home] : []));
  const variables = new Map<ProgramPart, ReadonlySet<string>>();
  const usersWithin = new Map<ProgramPart, ReadonlyMap<string, readonly ProgramPart[]>>();
  const asked = new Set<string>();
  const slice = new Set<ProgramPart>();
  const active = new Set<ProgramPart>();
  const open: (readonly [ProgramPart, isActive: boolean])[] = [];
  for (const part of parts) {
    if (has(telling, textsOf(part, text))) open.push([part, true]);
    else if (isOrder(part) && has(ending, codeOf(part, text))) open.push([part, false]);
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [part, isActive] = next;
    const { home, names, fields } = part;
    if (!slice.has(part)) {
      slice.add(part);
      if (home !== undefined) open.push([home, isActive]);
      take("makers", uses.get(part) ?? [], makers, false, isReached);
      for (const method of methods.get(part) ?? []) if (isUsed(method)) open.push([method, false]);
      takeWithin(home ?? part, fields);
      if (part.kind !== "function" && !isOfStranger(part))
        take("readers", names, users, true, reads);
    }
    if (!isActive || active.has(part)) continue;
    active.add(part);
    if (home === undefined)
      take("users", names, users, true, (user, name) => !hasParameter(user, name, text));
    else takeWithin(home, names);
  }
  return new Map(parts.filter((part) => !slice.has(part)).map(({ start, end }) => [start, end]));

  /** Opens the parts that go with names, once for each name; `as`: what they are to who has the name. */
  function take(
    as: string,
    names: readonly string[],
    among: ReadonlyMap<string, readonly ProgramPart[]>,
    isActive: boolean,
    isMeant: (part: ProgramPart, name: string) => boolean = () => true,
  ): void {
    for (const name of names) {
      const question = `${as} ${name}`;
      if (asked.has(question)) continue;
      asked.add(question);
      for (const part of among.get(name) ?? []) {
        if (isMeant(part, name)) open.push([part, isActive]);
      }
    }
  }

  function takeWithin(home: ProgramPart, names: readonly string[]): void {
    const known =
      usersWithin.get(home) ?? byKey(methods.get(home) ?? [], (each) => uses.get(each) ?? []);
    usersWithin.set(home, known);
    take(`within ${home.start}`, names, known, true);
  }

  function isReached({ home }: ProgramPart): boolean {
    return home === undefined || slice.has(home);
  }

  function isUsed({ names, fields }: ProgramPart): boolean {
    return [...names, ...fields].some((name) => asked.has(`makers ${name}`));
  }

  /** Whether a part has a name as a variable's. */
  function reads(part: ProgramPart, name: string): boolean {
    const known = variables.get(part) ?? variablesOf(part, text);
    variables.set(part, known);
    return known.has(name);
  }

  /** Whether a variable only holds what a module gave that knows nothing of requests: a logger. */
  function isOfStranger({ start, end }: ProgramPart): boolean {
    const first = firstGiven.exec(text.slice(start, end))?.[1];
    return first !== undefined && strangers.has(first);
  }
}

const firstGiven = /^[^=]{1,200}=\s*(?:await\s+)?([\w\u0080-\uffff]+)/;

function has(pattern: RegExp, texts: readonly string[]): boolean {
  return texts.some((each) => pattern.test(each));
}

/** Whether a part is a statement that gives nothing a name. */
function isOrder({ kind, names }: ProgramPart): boolean {
  return kind === "statement" && names.length === 0;
}

function byKey<Key>(
  parts: readonly ProgramPart[],
  keysOf: (part: ProgramPart) => readonly Key[],
): ReadonlyMap<Key, readonly ProgramPart[]> {
  const found = new Map<Key, ProgramPart[]>();
  for (const part of parts) {
    for (const key of keysOf(part)) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [part]);
      else known.push(part);
    }
  }
  return found;
}
