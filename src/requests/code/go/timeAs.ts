import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { asText, plainText } from "../machine/values/texts.ts";
import { sign } from "../clients/urls.ts";
import { joined, type Value } from "../machine/values/values.ts";

/** The parts of a layout that a time replaces: `2006`, `Jan`, `15`. */
const replaced = /\d+|Jan(?:uary)?|Mon(?:day)?|MST|PM|pm/;

/**
 * `t.Format(layout)`: a text that is never empty, for what is between the numbers is always there; undefined for any
 * other method of that name.
 */
export function timeAs({ args, at }: Call, run: Run): Value | undefined {
  const [layout, ...more] = args;
  const text =
    layout?.value.kind === "native" && /^time\.(?:RFC|DateTime|DateOnly)/.test(layout.value.path)
      ? "2006-01"
      : plainText(layout?.value);
  if (text === undefined || more.length > 0 || !/2006|15|Jan|02/.test(text)) return undefined;
  const between = text.split(replaced).filter((part) => part !== "");
  const number = asText({ kind: "unknown" }, at, run);
  return joined([number, ...between.flatMap((part) => [sign(part, at), number])]);
}
