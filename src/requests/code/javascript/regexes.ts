import { slice } from "../../places/written.ts";
import { optionValue } from "../clients/sending.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import { asValue } from "../machine/values/truthOf.ts";
import { textOf, unknown, type Entry, type Native, type Value } from "../machine/values/values.ts";

/** A regular expression: the object of a literal or of `new RegExp(source, flags)`. */
export function newRegex({ args, at }: Call, run: Run): Native {
  const entries = ["source", "flags"].flatMap((name, index): Entry[] => {
    const given = args[index];
    if (given === undefined) return [];
    const { value, span } = given;
    return [{ name: { text: name, runs: [] }, value, valueSpan: at, span, isSure: true }];
  });
  return { kind: "native", path: "regex", state: run.thing(entries) };
}

/** `regex.test(text)`, `regex.exec(text)`. */
export function callRegex(method: string, { self, args: [text] }: Call): Value | undefined {
  switch (method) {
    case "test": {
      const found = matchIn(self, text?.value);
      return asValue(found === undefined ? undefined : found !== null);
    }
    case "exec":
      return matched(self, text?.value);
    default:
      return undefined;
  }
}

/** What `exec` and `text.match(regex)` return: the whole match and its groups, or null. */
export function matched(regex: Value | undefined, text: Value | undefined): Value {
  const found = matchIn(regex, text);
  if (found === null) return { kind: "constant", value: null };
  if (found === undefined || text?.kind !== "text") return unknown;
  // A group that takes no part has no place.
  const places: readonly (readonly [number, number] | undefined)[] = found.indices ?? [];
  const items = places.map((place): Value =>
    place === undefined
      ? { kind: "constant", value: undefined }
      : textOf(slice(text.written, ...place)),
  );
  return { kind: "list", items, isComplete: true };
}

/** The source of a regular expression. */
export function patternOf(value: Value): string | undefined {
  if (value.kind !== "native" || value.path !== "regex") return undefined;
  return plainText(optionValue(value.state, "source"));
}

/** Longer texts are not matched, for the time that takes. */
const longestText = 100;

/** Parts that may take long to match, or depend on more than the text. */
const difficult = /\)[*+{]|\\[1-9k]|\(\?<?[=!]/;

/** Classes and escapes, in which signs mean themselves. */
const literal = /\\.|\[(?:\\.|[^\]\\])*\]/gs;

/** The first match; null where there is none, undefined where that is not known. */
function matchIn(
  regex: Value | undefined,
  within: Value | undefined,
): RegExpExecArray | null | undefined {
  const text = plainText(within);
  const source = regex && patternOf(regex);
  if (regex?.kind !== "native" || text === undefined || source === undefined) return undefined;
  const given = optionValue(regex.state, "flags");
  const flags = given === undefined ? "" : plainText(given);
  // With `g` and `y`, it depends on earlier calls.
  if (flags === undefined || !/^[imsu]*$/.test(flags)) return undefined;
  const plain = source.replace(literal, "a");
  const isEasy = !difficult.test(plain) && (plain.match(/[*+{]/g) ?? []).length <= 2;
  if (!isEasy || text.length > longestText) return undefined;
  try {
    return new RegExp(source, `${flags}d`).exec(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
