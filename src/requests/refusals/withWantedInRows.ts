import { refusalNames, refusalStatuses } from "./refusalStatuses.ts";

const refusal = new RegExp(String.raw`^(?:${refusalStatuses}$|[\w.:]*${refusalNames})`);

/** What rows of tests call what is expected, with the value: `want: http.StatusNotAcceptable`. */
const wanted =
  /\b((?:want|expect|exp)\w*)["']?[ \t]*(?::|=>)[ \t]*(?!(?:number|int|string)\b)([\w.:]+)(?=[ \t]*(?:[,})\]]|$))/gim;

/** How many characters are looked at. */
const longest = 20_000;

/**
 * A test's script with what its rows expect instead of the name that they have for that, where all rows expect a
 * refusal. `around`: asks for the functions with the rows, the innermost first, at last the whole text.
 */
export function withWantedInRows(script: string, around: () => readonly string[]): string {
  if (!/\b(?:want|exp)\w*(?![\w(])/i.test(script)) return script;
  for (const text of around()) {
    const names = new Map<string, string[]>();
    for (const [, name = "", value = ""] of text.slice(0, longest).matchAll(wanted)) {
      names.set(name, [...(names.get(name) ?? []), value]);
    }
    // One row that expects an answer, and nothing is said.
    const known = [...names].filter(([, values]) => values.every((each) => refusal.test(each)));
    const of = known.flatMap(([name, [value = ""]]) => [[name, value] as const]);
    if (of.length > 0)
      return of.reduce((said, [name, value]) => inPlace(said, name, value), script);
  }
  return script;
}

function inPlace(script: string, name: string, value: string): string {
  const read = new RegExp(
    String.raw`\b(?:\w+(?:\.|->|\[["':]))?${name}\b["']?\]?(?![ \t]*(?:[(:]|=[^=]))`,
    "g",
  );
  return script.replace(read, () => value);
}
