const name = String.raw`(?:(?:script|global|local|private|using|variable):)?([A-Za-z_]\w*)`;

/** A variable by its name, with or without a scope, within braces or not: one of two groups is its name. */
export const anyVariable = String.raw`\$(?:${name}|\{${name}\})`;

const alone = new RegExp(`^${anyVariable}$`, "i");

/** The name of a variable that stands by itself. */
export function nameOf(text: string): string | undefined {
  const [, bare, braced] = alone.exec(text) ?? [];
  return bare ?? braced;
}
