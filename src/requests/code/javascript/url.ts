import { asText, writtenAt } from "../machine/values/texts.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { hrefOf, resolved, sign, textIn } from "../clients/urls.ts";
import { slice } from "../../places/written.ts";
import {
  entryOf,
  joined,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Text,
  type Value,
} from "../machine/values/values.ts";

/** `new URL(path, base)`. */
export function newUrl({ args, at }: Call, run: Run): Value {
  const [path, base] = args;
  if (path === undefined) return unknown;
  const text = textIn(path.value);
  const whole = base === undefined ? text : resolved(text, textIn(base.value), path.span);
  if (whole === undefined) return unknown;
  const entry = {
    ...{ name: writtenAt("href", { start: at.start, end: at.start }), value: whole },
    ...{ valueSpan: path.span, span: path.span, isSure: true },
  };
  return { kind: "native", path: "url", state: run.thing([entry]) };
}

/** The scheme and host of a URL. */
const origin = /^([a-z][a-z0-9+.-]*:)\/\/([^/?#]*)/i;

export function memberOfUrl(of: Native, name: string): Value | undefined {
  if (name === "toString" || name === "toJSON") return undefined;
  if (name === "href" || name === "toString()") return hrefOf(of);
  if (name === "searchParams" && of.state !== undefined) {
    return { kind: "native", path: "searchParams", state: of.state };
  }
  const href = textIn(of);
  const [whole = "", scheme = "", host = ""] = origin.exec(href?.written.text ?? "") ?? [];
  if (href === undefined || whole === "") return unknown;
  const part = (from: number, to: number): Value => textOf(slice(href.written, from, to));
  switch (name) {
    case "origin":
      return part(0, whole.length);
    case "protocol":
      return part(0, scheme.length);
    case "host":
    case "hostname":
      return part(whole.length - host.length, whole.length);
    case "pathname":
      return pathIn(href, whole.length) ?? unknown;
    default:
      return unknown;
  }
}

/** The path of an address whose scheme and host end at `from`; undefined where it may be one of several. */
function pathIn({ written, others, isSure }: Text, from: number): Value | undefined {
  if (!isSure || others.length > 0) return undefined;
  const [path = ""] = /^[^?#]*/.exec(written.text.slice(from)) ?? [];
  const [first] = written.runs;
  if (path === "") return sign("/", first?.span ?? { start: 0 });
  return textOf(slice(written, from, from + path.length));
}

/** `url.pathname = …`, `url.search = …` and other parts; assigning to anything else makes the URL unknown. */
export function assignToUrl(of: Native, { name, value, valueSpan }: Entry, run: Run): boolean {
  const { state } = of;
  const href = state && entryOf(state, "href");
  const text = textIn(of);
  if (state === undefined || href === undefined) return false;
  const put = (changed: Value): true => (run.put(state, { ...href, value: changed }), true);
  const [whole, scheme = ""] = origin.exec(text?.written.text ?? "") ?? [];
  if (text === undefined || whole === undefined || name.text === "href") {
    return put(name.text === "href" ? (textIn(value) ?? unknown) : unknown);
  }
  const { length } = text.written.text;
  const part = (from: number, to: number): Text => {
    return { ...text, written: slice(text.written, from, to), others: [] };
  };
  const query = text.written.text.search(/[?#]/);
  const end = query === -1 ? length : query;
  const at = { kind: "other", parts: [], ...valueSpan } as const;
  const given = asText(value, at, run);
  switch (name.text) {
    case "hash":
      return true;
    case "pathname": {
      const slash = given.written.text.startsWith("/") ? [] : [sign("/", valueSpan)];
      return put(joined([part(0, whole.length), ...slash, given, part(end, length)]));
    }
    case "search": {
      const mark = given.written.text.startsWith("?") ? [] : [sign("?", valueSpan)];
      return put(joined([part(0, end), ...mark, given]));
    }
    case "protocol":
      if (!/^https?:?$/.test(given.written.text)) return put(unknown);
      return put(
        joined([
          given,
          ...(given.written.text.endsWith(":") ? [] : [sign(":", valueSpan)]),
          part(scheme.length, length),
        ]),
      );
    default:
      return put(unknown);
  }
}
