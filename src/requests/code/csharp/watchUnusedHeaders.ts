import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import type { Thing, Value } from "../machine/values.ts";

/** What may follow a variable in code that only fills it: `.Add`, `["name"] =`, `.BaseAddress =`. */
const filling = String.raw`\s*(?:[?!]?\.\s*(?:(?:DefaultRequestHeaders\s*\.\s*(?:\w+\s*\.\s*)?)?(?:Add|TryAdd\w*|Set|Remove|Clear|ParseAdd|Dispose)\b|DefaultRequestHeaders\s*\.\s*\w+\s*=(?!=)|(?:BaseAddress|Timeout)\s*=(?!=))|\[[^\]\n]{0,100}\]\s*=(?!=))`;

/** The length in characters up to which a function is searched for uses of a variable. */
const longestFunction = 20_000;

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
      const before = run.text.slice(active.start, at.start).replace(/\w+\s*=\s*$/, "");
      const rest = before + run.text.slice(at.end, active.end);
      // Wherever else it is named, it is handed on.
      if (new RegExp(`\\b${name}\\b(?!${filling})`).test(rest)) return;
      run.lost.elsewhere(held, run.call);
    },
  });
}
