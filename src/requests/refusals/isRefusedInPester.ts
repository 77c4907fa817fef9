import { refusalNames, refusalStatuses } from "./refusalStatuses.ts";

const refused = `(?:${refusalStatuses}|${refusalNames})`;

/** An assertion at the command itself: `{ … } | Should -Throw`. */
const saidAtOnce = new RegExp(
  String.raw`^[^\n]*?(?:\n[ \t]*[})][^\n|]*)?\|[ \t]*Should[ \t]+-(?:Throw\b|Be(?:Exactly|In)?\b[^\n|]*${refused})`,
);

/**
 * Whether a Pester test expects a command's request to be refused; `line`: the text before the command on its line.
 */
export function isRefusedInPester(line: string, rest: string): boolean {
  if (saidAtOnce.test(rest)) return true;
  const [, name] = /^[ \t]*\$(\w+)[ \t]*=/.exec(line) ?? [];
  if (name === undefined) return false;
  const again = new RegExp(
    String.raw`^[ \t]*\$${name}[ \t]*=|^[ \t]*(?:It|Context|Describe)[ \t]`,
    "m",
  );
  const script = rest.slice(0, again.exec(rest)?.index ?? rest.length);
  return new RegExp(
    String.raw`\$${name}\b[^\n|]*\|[ \t]*Should[ \t]+-Be(?:Exactly|In)?\b[^\n|]*${refused}`,
  ).test(script);
}
