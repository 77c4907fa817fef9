import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { joinedUrl, sign, textIn, withParams } from "../clients/urls.ts";
import { joined, unknown, type Text, type Value } from "../machine/values/values.ts";
import { paramsIn } from "./searchParams.ts";
import { newUrl } from "./url.ts";

/** Node's legacy `url.format(parts)` and `url.resolve(base, path)`. */
export function callUrlModule(method: string, call: Call, run: Run): Value | undefined {
  const [first, second] = call.args;
  if (first === undefined) return undefined;
  if (method === "resolve" && second !== undefined) {
    return newUrl({ ...call, args: [second, first] }, run);
  }
  if (method !== "format") return undefined;
  if (first.value.kind !== "thing") return textIn(first.value) ?? unknown;
  const read = (...names: readonly string[]): Text | undefined =>
    names
      .map((name) => optionValue(first.value, name))
      .flatMap((value) => (value?.kind === "text" ? [value] : []))[0];
  const [host, scheme] = [read("hostname", "host"), read("protocol")];
  if (host === undefined) return unknown;
  const at = first.span;
  const whole = joined([
    ...(scheme === undefined ? [sign("https:", at)] : [scheme]),
    sign(scheme?.written.text.endsWith(":") === false ? "://" : "//", at),
    host,
  ]);
  const path = read("pathname");
  const url = path === undefined ? whole : joinedUrl(whole, path, at, run);
  return withParams(url, paramsIn(optionValue(first.value, "query")), at, run);
}

/** `urljoin(base, …parts)`: joins with single slashes. */
export function callUrlJoin({ args }: Call, run: Run): Value {
  const [first, ...others] = args;
  if (first === undefined || args.some(({ isMany }) => isMany)) return unknown;
  return others.reduce((whole, { value, span }) => joinedUrl(whole, value, span, run), first.value);
}

/** `posix.join("/contacts", id)`: the same, of paths that neither go up nor have a host, whose slashes would be lost. */
export function callPathJoin(call: Call, run: Run): Value {
  const isPlain = call.args.every(
    ({ value }) => !/\/\/|:|\.\./.test(textIn(value)?.written.text ?? ""),
  );
  return isPlain ? callUrlJoin(call, run) : unknown;
}
