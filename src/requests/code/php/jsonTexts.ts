import { jsonOf } from "../clients/bodies.ts";
import type { Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { unknown, type Native, type Value } from "../machine/values/values.ts";
import { argument } from "./phpCall.ts";

/** Symfony's serializer, of which only the format counts that it is asked for. */
export const serializer: Native = { kind: "native", path: "serializer" };

/** `$serializer->serialize($note, 'json')`. */
export function callSerializer(method: string, call: Call): Value {
  const format = plainText(argument(call, 1, "format")?.value);
  return method === "serialize" && format === "json" ? encoded(call) : unknown;
}

/** The JSON text of a call's first argument. */
export function encoded(call: Call): Value {
  return jsonOf(argument(call, 0)?.value);
}
