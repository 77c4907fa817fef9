import type { Call } from "../machine/library.ts";
import { unknown, type Native, type Value } from "../machine/values/values.ts";

const aborted: Native = { kind: "native", path: "abortedSignal" };

/** `AbortSignal.abort()`, and `AbortSignal.any(signals)` with such a signal among them. */
export function callAbortSignal(method: string, { args }: Call): Value {
  if (method === "abort") return aborted;
  const [first] = args;
  const signals = method === "any" && first?.value.kind === "list" ? first.value.items : [];
  return signals.some(isAborted) ? aborted : unknown;
}

/** Whether a signal is aborted from the start: what is called with it is never sent. */
export function isAborted(signal: Value | undefined): boolean {
  return signal?.kind === "native" && signal.path === aborted.path;
}
