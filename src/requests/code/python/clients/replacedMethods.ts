import { put } from "../../clients/making.ts";
import type { Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import {
  entryOf,
  unknown,
  type Entry,
  type Native,
  type Value,
} from "../../machine/values/values.ts";

/** Clients that are one object with methods, which a file may replace by its own: `http.request = signed`. */
const replaceable = /^(?:httplib2|tornado|httpConnection|urllib3)$/;

const sending = /^(?:request|fetch|urlopen|putheader|endheaders)$/;

/** Notes that a client's method is the file's own from now on. */
export function replaceMethod(of: Native, { name, value, span }: Entry, run: Run): boolean {
  if (of.state === undefined || !replaceable.test(of.path) || !sending.test(name.text))
    return false;
  put(of.state, `${name.text}()`, value, span, run);
  return true;
}

/** What such a method is called for: whatever it sends, it sends in its own way. */
export function callReplaced(method: string, { state }: Call): Value | undefined {
  const replaced = state && entryOf(state, `${method}()`);
  return replaced === undefined ? undefined : unknown;
}
