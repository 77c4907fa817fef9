/** A character that stands for template placeholders: a letter to YAML, and in no real text. */
const filledIn = "\ue000";

/**
 * The text as valid YAML with the same offsets. Placeholders of Jinja, Helm and workflows become letters, or a
 * comment if they are alone on a line and not part of a value; leading tabs become blanks. The added end closes
 * unclosed quotes and blocks.
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

/** Searching only up to the last end makes sure that each beginning has one. */
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

/** The column of a line's first character after list markers. */
function column(line: string): number {
  return /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
}
