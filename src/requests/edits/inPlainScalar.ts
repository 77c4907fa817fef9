import type { RequestForm } from "../httpRequest.ts";
import { escaped } from "./quoting.ts";

/**
 * A text as it is written in an unquoted value. JSON and YAML quote whole values only; undefined where the text would
 * mean something else without quotes. `around`: the existing value, whose characters are known to be safe.
 */
export function inPlainScalar(
  form: RequestForm & { readonly kind: "table" },
  text: string,
  around: string,
): string | undefined {
  if (form.layout !== "json" && form.layout !== "postman") return escaped(form, "none", text);
  const isFit = Array.from(text).every((letter) => plain.test(letter) || around.includes(letter));
  return isFit && !/:(?:\s|$)|\s#|\s$/.test(text) ? text : undefined;
}

/** Characters without a special meaning anywhere in a scalar. */
const plain = /[\w./:=&?%+~-]/;
