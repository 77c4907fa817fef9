import type { FunctionCode } from "../../declarations.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import type { Thing, Value } from "../../machine/values/values.ts";

/** What may follow a variable in code that only fills it: `.Add`, `["name"] =`, `.BaseAddress =`. */
const filling = String.raw`\s*(?:[?!]?\.\s*(?:(?:DefaultRequestHeaders\s*\.\s*(?:\w+\s*\.\s*)?)?(?:Add|TryAdd\w*|Set|Remove|Clear|ParseAdd|Dispose)\b|DefaultRequestHeaders\s*\.\s*\w+\s*=(?!=)|(?:BaseAddress|Timeout)\s*=(?!=))|\[[^\]\n]{0,100}\]\s*=(?!=))`;

/** The length in characters up to which a function is searched for uses of a variable. */
const longestFunction = 20_000;

/** For each function, the offsets at which it uses a name other than to fill it. */
const uses = new WeakMap<FunctionCode, ReadonlyMap<string, readonly number[]>>();

/**
 * Watches a variable with headers, or with a client that has headers. They are reported as lost if its function only
 * fills the variable and sends another request without it. `isUsed`: it is used in a way that its name does not show.
 */
export function watchUnusedHeaders(
  value: Value,
  { at }: Call,
  run: Run,
  isUsed: () => boolean = () => false,
): void {
  const { result } = at;
  const { active } = run.calls;
  if (result === undefined || active === undefined || !/^\w+$/.test(result.name)) return;
  if (active.end - active.start > longestFunction) return;
  const { name } = result;
  run.drafts.push({
    finish: () => {
      const state: Thing | undefined = value.kind === "native" ? value.state : undefined;
      const held = state === undefined ? value : optionValue(state, "headers");
      if (isUsed() || state?.shape.value.isOpen === true || held?.kind !== "thing") return;
      // Any other use may pass it on.
      const isElsewhere = (place: number): boolean =>
        (place < at.start || place >= at.end) && !isTarget(place, name, at.start, run.text);
      if (usesIn(active, run.text).get(name)?.some(isElsewhere) === true) return;
      run.lost.elsewhere(held, run.call);
    },
  });
}

/** Whether a name is the target of the assignment of this value: `name = …`. */
function isTarget(place: number, name: string, value: number, text: string): boolean {
  const from = place + name.length;
  return from < value && value - from < 100 && /^\s*=\s*$/.test(text.slice(from, value));
}

function usesIn(code: FunctionCode, text: string): ReadonlyMap<string, readonly number[]> {
  const known = uses.get(code);
  if (known !== undefined) return known;
  const found = new Map<string, number[]>();
  const source = text.slice(code.start, code.end);
  for (const { 0: name, index } of source.matchAll(new RegExp(`\\b\\w+\\b(?!${filling})`, "g"))) {
    const places = found.get(name);
    if (places === undefined) found.set(name, [code.start + index]);
    else places.push(code.start + index);
  }
  uses.set(code, found);
  return found;
}
