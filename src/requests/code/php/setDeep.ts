import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { slice } from "../../places/written.ts";
import { entryOf, unknown, type Value } from "../machine/values/values.ts";
import { isArray } from "./arrays.ts";
import { doubt } from "./inDoubt.ts";

/** Laravel's functions, and methods of `Arr`, that change an array they are given. */
const changes = new Map([
  ...["data_set", "set"].map((name) => [name, "set"] as const),
  ...["data_fill", "add"].map((name) => [name, "fill"] as const),
  ...["data_forget", "forget", "pull"].map((name) => [name, "forget"] as const),
]);

/** `Arr::set($headers, 'Accept', …)`; dots in a key lead into nested arrays. */
export function callArr(name: string, { args, at }: Call, run: Run): Value {
  const kind = changes.get(name);
  const [of, key, given] = args;
  if (kind === undefined || !isArray(of?.value)) return unknown;
  const path = plainText(key?.value)?.split(".") ?? [];
  const last = path.at(-1) ?? "";
  const holder = path
    .slice(0, -1)
    .reduce<Value | undefined>(
      (within, part) => (isArray(within) ? entryOf(within, part)?.value : undefined),
      of.value,
    );
  // If the key is not known, anything may have been set.
  if (key?.value.kind !== "text" || !isArray(holder) || /^\*?$/.test(last)) doubt(of.value, run);
  else if (kind === "forget") run.take(holder, last);
  else if (given === undefined) doubt(holder, run);
  else if (kind === "set" || entryOf(holder, last) === undefined) {
    const { written } = key.value;
    const whole = slice(written, written.text.length - last.length, written.text.length);
    const { value, span: valueSpan } = given;
    const span = { start: at.start, end: at.end };
    run.put(holder, {
      name: whole,
      value,
      valueSpan,
      span,
      isSure: kind === "set" || !holder.shape.value.isOpen,
    });
  }
  return unknown;
}
