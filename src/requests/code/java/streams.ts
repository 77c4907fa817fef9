import type { LazyChains } from "../lateChains.ts";
import type { Expression } from "../program.ts";

/** Streams: their functions run at the end of the chain, where something is collected, found or done. */
export const streams: LazyChains = {
  steps:
    /^(?:stream|parallelStream|map(?:ToObj|Multi)?|flatMap|filter|peek|sorted|distinct|limit|skip|boxed|parallel|sequential|unordered|(?:take|drop)While|onClose)$/,
  running: /^(?:map(?:ToObj|Multi)?|flatMap|filter|peek)$/,
  areLazy: (steps, source) => steps.some((each) => /tream$/.test(each)) || isStream(source),
};

/** `Stream.of(…)`, `IntStream.range(…)`. */
function isStream(source: Expression): boolean {
  const of =
    source.kind === "call" && source.callee.kind === "member" ? source.callee.object : source;
  return of.kind === "name" && /^(?:Int|Long|Double)?Stream$/.test(of.name);
}
