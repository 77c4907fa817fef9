import type { Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";

/** Whether a parameter may replace a name in braces, judging by its type, the third argument. */
export function mayBeSegment({ args, at }: Call, run: Run): boolean {
  const source = run.source({ start: at.callee.end, end: at.end });
  if (/\bParameterType\.UrlSegment\b|\bUrlSegmentParameter\b/.test(source)) return true;
  return args.length !== 2 && !/\bParameterType\./.test(source);
}
