const name = String.raw`(?:(?:script|global|local|private|using|variable):)?([A-Za-z_]\w*)`;

/** The source of a pattern for a variable, with or without scope and braces; the name is in one of two groups. */
export const anyVariable = String.raw`\$(?:${name}|\{${name}\})`;

const alone = new RegExp(`^${anyVariable}$`, "i");

/** The name in a text that is a plain variable; undefined for other texts. */
export function nameOf(text: string): string | undefined {
  const [, bare, braced] = alone.exec(text) ?? [];
  return bare ?? braced;
}
