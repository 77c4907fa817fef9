import type { HeaderSlot } from "../../headerSlot.ts";
import { indentAt } from "../../json/jsonHeaders.ts";
import { lineEndOf } from "../../places/textLines.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { slotBehind, type ObjectStyle } from "../slots.ts";
import { isNothing } from "../machine/values/values.ts";

export const dictStyle: ObjectStyle = { between: ": ", pad: "", nameQuote: "none" };

/** Arguments by name or position; `names`: the parameters' names in order. */
export function argumentsOf(
  { args }: Pick<Call, "args">,
  names: readonly string[],
): { readonly get: (name: string) => Arg | undefined; readonly isOpen: boolean } {
  const positional = args.filter(({ name, isMany }) => name === undefined && isMany !== true);
  return {
    get(name) {
      const at = names.indexOf(name);
      const given = args.find((arg) => arg.name === name) ?? (at < 0 ? undefined : positional[at]);
      return given === undefined || isNothing(given.value) ? undefined : given;
    },
    isOpen: args.some(({ isMany }) => isMany === true),
  };
}

/**
 * The place for another argument `headers={…}`, on its own line if the others are. `place`: its position, if it may
 * be positional.
 */
export function headersBehind(
  { args, at }: Call,
  { text }: Run,
  place = Infinity,
  named = "headers",
): HeaderSlot | undefined {
  const last = at.args.at(-1);
  // An argument that is there already must not be added again.
  const positional = args.filter(({ name }) => name === undefined);
  if (positional.length > place || args.some(({ name }) => name === named)) return undefined;
  const isSpread = at.args.some(({ value }) => value.kind === "spread");
  if (last === undefined || isSpread) return undefined;
  const indent = indentAt(text, last.start);
  const lead = indent === undefined ? ", " : `,${lineEndOf(text)}${indent}`;
  return slotBehind(last.end, `${lead}${named}={`, "}", dictStyle);
}
