import type { CodeLanguage } from "../../client.ts";

/** A program that runs source code. */
export interface Interpreter {
  readonly names: RegExp;
  readonly language: CodeLanguage;
  /** Options that are followed by the code. */
  readonly code: RegExp;
  /** Options with a separate value. */
  readonly valued: RegExp;
  /** Options with which no code is given. */
  readonly elsewhere: RegExp;
  /** Words before the code that are no file name. */
  readonly passes: RegExp;
}

const none = /^$/;

const interpreters: readonly Interpreter[] = [
  {
    ...{ names: /^(?:python|pypy)[\d.]*$|^ipython3?$|^manage\.py$/, language: "python" },
    ...{ code: /^-[A-Za-z]*c$/, valued: /^-[A-Za-z]*[WX]$/, elsewhere: /^-[A-Za-z]*m/ },
    passes: /^(?:\S*\/)?manage\.py$|^shell(?:_plus)?$/,
  },
  {
    ...{ names: /^node(?:js)?$/, language: "javascript", passes: none },
    ...{ code: /^(?:-e|-p|-pe|--eval|--print)$/, elsewhere: /^--(?:eval|print|run|test)\b/ },
    valued: /^(?:-r|-C|--require|--import|--loader|--experimental-loader|--conditions)$/,
  },
  {
    ...{ names: /^j?ruby[\d.]*$/, language: "ruby", passes: none },
    ...{ code: /^-[A-Za-z]*e$/, valued: /^-[rICEF]$/, elsewhere: /^-S/ },
  },
  {
    ...{ names: /^php[\d.]*$/, language: "php", passes: none },
    ...{ code: /^(?:-r|--run)$/, valued: /^-[cdz]$/, elsewhere: /^-[BEFRS]$/ },
  },
  {
    ...{ names: /^rails$/, language: "ruby", valued: none, elsewhere: none, passes: none },
    code: /^(?:runner|r)$/,
  },
  {
    ...{ names: /^(?:tsx|ts-node(?:-esm)?|bun)$/, language: "typescript", valued: none },
    ...{ code: /^(?:-e|-p|-pe|--eval|--print)$/, elsewhere: /^--(?:eval|print)\b/ },
    passes: /^run$/,
  },
  {
    ...{ names: /^deno$/, language: "typescript", valued: /^(?:-c|--config|--env-file)$/ },
    ...{ code: /^eval$/, elsewhere: none, passes: /^run$/ },
  },
  {
    ...{ names: /^uv$/, language: "python", code: none, elsewhere: /^-m/, passes: /^run$/ },
    valued: /^(?:-p|--(?:with|python|project|directory|env-file|extra|group|index))$/,
  },
];

/** The interpreter of a name, given without directory. */
export function interpreterNamed(name: string): Interpreter | undefined {
  return interpreters.find(({ names }) => names.test(name));
}

const mentioned =
  /(?<![\w.-])(?:ipython|python|manage\.py|pypy|nodejs|node|j?ruby|php|rails|tsx|ts-node|bun|deno|uv)(?:-esm)?[\d.]*(?![\w.-])/g;

/** Options after a program's name that introduce code; a continued line may contain them. */
const given =
  /<<|[ \t](?:-|-[A-Za-z]*[cepr]|--(?:eval|print|run)|eval|runner|r)(?=[ \t]|$)|\\[ \t]*$/;

/** The end of a command that reads its code from a pipe. */
const ending = /^["')]?[ \t]*(?:$|[;&|)])/;

/** How many mentions of programs are looked at. */
const mostMentions = 1_000;

/** How long a line may be. */
const longestLine = 2_000;

/** The languages of programs that a script may run, judged by its text alone. */
export function interpretedIn(text: string): ReadonlySet<CodeLanguage> {
  const found = new Set<CodeLanguage>();
  let patience = mostMentions;
  for (const { 0: name, index } of text.matchAll(mentioned)) {
    const language = interpreterNamed(name)?.language;
    if (language === undefined || found.has(language)) continue;
    if (patience-- === 0) break;
    const around = text.slice(Math.max(0, index - longestLine), index);
    const before = around.slice(around.lastIndexOf("\n") + 1);
    const [behind = ""] = text.slice(index + name.length, index + longestLine).split(/\r?\n/, 1);
    const isFirst = before.startsWith("#!") || before.includes("<<");
    const isReader = (before.includes("|") || before.trim() === "") && ending.test(behind);
    if (isFirst || isReader || given.test(behind)) found.add(language);
  }
  return found;
}
