import type { HclExpression, HclPart } from "./hclSyntax.ts";

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** A template's text; undefined if it has interpolations. */
export function plainOf(template: HclExpression): string | undefined {
  if (template.kind !== "template") return undefined;
  return template.parts.every(({ kind }) => kind === "text")
    ? template.parts.map((part) => (part.kind === "text" ? part.text : "")).join("")
    : undefined;
}

/** A key's text; undefined if it has interpolations. */
export function keyOfHcl(key: HclExpression): string | undefined {
  return key.kind === "scalar" ? key.text : plainOf(key);
}

/** The parts of literal text, split at escapes (`$${`). */
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
