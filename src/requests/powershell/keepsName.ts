import type { Value } from "../httpRequest.ts";

const variable = /\$(?:(env:)|\{(env:)?)?([A-Za-z_]\w*)/i;

/**
 * Whether single quotes keep a variable from being substituted. A name that the script does not otherwise contain may
 * be a placeholder for the reader.
 */
export function keepsName(value: Value, text: string): boolean {
  if (value.kind === "unknown") return false;
  return (value.runs ?? []).some(({ at, length, quote, variable: isVariable }) => {
    if (quote !== "single" || isVariable === true) return false;
    const [, bare, braced, name] = variable.exec(value.text.slice(at, at + length)) ?? [];
    return name !== undefined && ((bare ?? braced) !== undefined || isNamedElsewhere(name, text));
  });
}

function isNamedElsewhere(name: string, text: string): boolean {
  const code = text.replace(/'[^'\n]*'|(?<![^\s;{}()])#[^\n]*/g, "");
  return new RegExp(String.raw`\$\{?${name}\b`, "i").test(code);
}
