import { slice } from "../../places/written.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { asText, plainText } from "../machine/values/texts.ts";
import { resolved, sign, textIn } from "../clients/urls.ts";
import { isNothing, joined, unknown, type Text, type Value } from "../machine/values/values.ts";

/** An argument as an address. */
export function textOr(arg: Arg | undefined): Value {
  return (arg && textIn(arg.value)) ?? unknown;
}

/** `new URI("https", "api.intercom.io", "/me", null)`, in the orders of its constructors. */
export function fromParts(args: readonly Arg[]): Value {
  const [scheme, ...rest] = args;
  if (scheme === undefined || rest.length === 0) return textOr(scheme);
  const texts = rest.filter(({ value }) => value.kind !== "constant");
  // A host contains dots, a path begins with a slash; other arguments do not matter.
  const host = texts.find(({ value }) =>
    /^[\w-]+(?:\.[\w-]+)+(?::\d+)?$/.test(plainText(value) ?? ""),
  );
  const path = texts.find(({ value }) => textIn(value)?.written.text.startsWith("/") === true);
  const begin = textIn(scheme.value);
  const held = host && textIn(host.value);
  if (begin === undefined || host === undefined || held === undefined) return unknown;
  const tail = path && textIn(path.value);
  return joined([begin, sign("://", host.span), held, ...(tail === undefined ? [] : [tail])]);
}

/** `new URL(base, "/me")`. */
export function inContext([base, path]: readonly Arg[]): Value {
  const text = base && textIn(base.value);
  return (path && resolved(textIn(path.value), text, path.span)) ?? unknown;
}

/** An address with one part replaced; unknown if the part is. */
export function withPart(
  href: Value,
  name: "scheme" | "host" | "port" | "path",
  arg: Arg | undefined,
): Value {
  if (href.kind !== "text" || href.others.length > 0 || arg === undefined) return unknown;
  if (isNothing(arg.value)) return href;
  const given = arg.value.kind === "text" ? arg.value : undefined;
  if (given === undefined) return unknown;
  const { text } = href.written;
  const [, scheme = "", host = ""] = /^([a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)/i.exec(text) ?? [];
  const [schemeEnd, hostEnd] = [scheme.length, scheme.length + host.length];
  const query = text.search(/[?#]|$/);
  const cut = (from: number, to: number): Text => ({
    ...{ ...href, written: slice(href.written, from, to) },
  });
  const mark = (of: string): Text => sign(of, arg.span);
  switch (name) {
    case "scheme":
      return joined([given, mark("://"), cut(schemeEnd, text.length)]);
    case "host":
      return joined([cut(0, schemeEnd), given, cut(hostEnd, text.length)]);
    case "port":
      return joined([cut(0, hostEnd), mark(":"), given, cut(hostEnd, text.length)]);
    case "path": {
      const slash = given.written.text === "" || given.written.text.startsWith("/") ? "" : "/";
      return joined([cut(0, hostEnd), mark(slash), given, cut(query, text.length)]);
    }
  }
}

/** An address with a query string added. */
export function withQuery(href: Value, arg: Arg | undefined, run: Run): Value {
  if (href.kind !== "text" || arg === undefined) return unknown;
  const separator = href.written.text.includes("?") ? "&" : "?";
  return joined([href, sign(separator, arg.span), shown(arg, run)]);
}

/** An address with one more query parameter. */
export function queryAdded(href: Value, [name, value]: readonly Arg[], run: Run): Value {
  if (href.kind !== "text" || name === undefined) return unknown;
  const separator = href.written.text.includes("?") ? "&" : "?";
  const pair = [href, sign(separator, name.span), shown(name, run), sign("=", name.span)];
  return joined(value === undefined ? pair : [...pair, shown(value, run)]);
}

/** An argument as a part of a text. */
export function shown({ value, span }: Arg, run: Run): Text {
  return asText(value, { kind: "other", parts: [], ...span }, run);
}
