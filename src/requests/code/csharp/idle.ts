import type { FunctionCode } from "../declarations.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import type { Thing, Value } from "../machine/values.ts";

/** What puts something into an object, and takes nothing out of it. */
const filling = String.raw`\s*(?:[?!]?\.\s*(?:(?:DefaultRequestHeaders\s*\.\s*(?:\w+\s*\.\s*)?)?(?:Add|TryAdd\w*|Set|Remove|Clear|ParseAdd|Dispose)\b|DefaultRequestHeaders\s*\.\s*\w+\s*=(?!=)|(?:BaseAddress|Timeout)\s*=(?!=))|\[[^\]\n]{0,100}\]\s*=(?!=))`;

/** A function that is longer is not looked through for each of its variables. */
const longestFunction = 20_000;

/** Where a function names what, without only filling it: looked for once in each. */
const uses = new WeakMap<FunctionCode, ReadonlyMap<string, readonly number[]>>();

/**
 * Watches a variable that holds headers, or a client with headers: where the function that makes it only fills
 * it, and another request is sent there, its headers are lost. `isUsed` tells of other ways to use it.
 */
export function watchIdle(
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
      // Wherever else it is named, it is handed on.
      const isElsewhere = (place: number): boolean =>
        (place < at.start || place >= at.end) && !isTarget(place, name, at.start, run.text);
      if (usesIn(active, run.text).get(name)?.some(isElsewhere) === true) return;
      run.lost.elsewhere(held, run.call);
    },
  });
}

/** `name =`, right before what it is given. */
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
