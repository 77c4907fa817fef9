import type { HclExpression, HclPart } from "./hclSyntax.ts";

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** The text of a template in which nothing is filled in. */
export function plainOf(template: HclExpression): string | undefined {
  if (template.kind !== "template") return undefined;
  return template.parts.every(({ kind }) => kind === "text")
    ? template.parts.map((part) => (part.kind === "text" ? part.text : "")).join("")
    : undefined;
}

/** The text of a key, where nothing is filled in there. */
export function keyOfHcl(key: HclExpression): string | undefined {
  return key.kind === "scalar" ? key.text : plainOf(key);
}

/** A stretch without `${`, cut where a sign stands for something else: an escape, `$${`. */
export function* textParts(written: string, start: number, signs: RegExp): Generator<HclPart> {
  let from = 0;
  const part = (text: string, to: number): HclPart => ({
    ...{ kind: "text", text },
    span: { start: start + from, end: start + to },
  });
  for (const { index, 0: sign } of written.matchAll(signs)) {
    if (index > from) yield part(written.slice(from, index), index);
    from = index;
    const letter = sign.charAt(1);
    const to = index + sign.length;
    yield part(sign.startsWith("\\") ? (escapes[letter] ?? letter) : sign.slice(1), to);
    from = to;
  }
  if (from < written.length) yield part(written.slice(from), written.length);
}
