import { codeOf } from "./mentions.ts";
import type { ProgramPart } from "./programParts.ts";

/**
 * Whether all that a function means by a name is a parameter of its own. It must neither call it nor have a member of that
 * name: in some languages that would still be somebody else's.
 */
export function hasParameter(part: ProgramPart, name: string, text: string): boolean {
  if (part.kind !== "function") return false;
  const code = codeOf(part, text).join("");
  const parameters = /^[^()]*\(([^()]*)\)/.exec(code)?.[1] ?? "";
  const own = parameters.split(",").filter((each) => wordsIn(each).includes(name));
  const [only] = own;
  const isOwn = own.length === 1 && only !== undefined && only.trim().split(/\s*[:=]/)[0] === name;
  return (
    isOwn &&
    wordsIn(only).indexOf(name) === wordsIn(only).lastIndexOf(name) &&
    !isOthers(code, name)
  );
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\w+/g) ?? [];
}

function isOthers(code: string, name: string): boolean {
  for (let at = code.indexOf(name); at !== -1; at = code.indexOf(name, at + 1)) {
    if (code[at - 1] === "." || code[at + name.length] === "(") return true;
  }
  return false;
}
