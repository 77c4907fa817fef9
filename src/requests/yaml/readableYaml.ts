/** Stands for what is filled in: to YAML it is a letter, and no text has it. */
const filledIn = "\ue000";

/**
 * The same text as YAML, every letter in its place: what Jinja, Helm and workflows fill in before anybody reads it is
 * letters, or a comment where a line has nothing else and is no part of a value; tabs in front of a line are blanks.
 * The marks behind its end are those that a text without an end of its own ends at, or where lines stand less far in.
 */
export function readableYaml(text: string): string {
  return `${/\t|\{[{%]/.test(text) ? filled(text) : text}\n#"'`;
}

function filled(text: string): string {
  const lines = text.split("\n").map(withoutTabs);
  const plain = lines.map((line) => masked(masked(line, /\{\{.*?\}\}/g, "}}"), /\{%.*?%\}/g, "%}"));
  const lasting = plain.filter((line) => /\S/.test(line));
  let at = 0;
  return plain
    .map((line) => {
      if (!/\S/.test(line)) return line;
      const [before = "", after = ""] = [lasting[at - 1], lasting[++at]];
      const isValue = column(before) < column(line) && column(after) < column(line);
      return isAlone(line) && !isValue ? line.replace(filledIn, "#") : line;
    })
    .join("\n");
}

function withoutTabs(line: string): string {
  return line.replace(/^[ \t]+/, (blanks) => " ".repeat(blanks.length));
}

/** Nothing is looked for behind the last end, so that each beginning finds one. */
function masked(line: string, template: RegExp, end: string): string {
  const last = line.lastIndexOf(end);
  if (last === -1) return line;
  const to = last + end.length;
  const part = line.slice(0, to).replaceAll(template, (all) => filledIn.repeat(all.length));
  return part + line.slice(to);
}

function isAlone(line: string): boolean {
  return /^[\s\ue000]+$/.test(line);
}

/** How far in the first letter of a line stands, behind the signs of lists. */
function column(line: string): number {
  return /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
}
