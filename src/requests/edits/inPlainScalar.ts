import type { RequestForm } from "../httpRequest.ts";
import { escaped } from "./quoting.ts";

/**
 * A part of a value without quotes, as it is written there. JSON and YAML quote values as a whole: a part of one stays
 * without, and is undefined where it might mean something else so. `around` is what it becomes part of: what stands
 * in there already is fit to stand there.
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

/** Letters that mean nothing else anywhere in a scalar. */
const plain = /[\w./:=&?%+~-]/;
