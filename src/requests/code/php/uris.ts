import { put } from "../clients/making.ts";
import { partOfUrl } from "../clients/partOfUrl.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { asText } from "../machine/values/texts.ts";
import { hrefOf, resolved, sign, textIn } from "../clients/urls.ts";
import { slice } from "../../places/written.ts";
import { joined, unknown, type Native, type Text, type Value } from "../machine/values/values.ts";
import { argument, spanOfCall } from "./phpCall.ts";

/** `new Uri('…')`, and static methods of the class. */
export function callUriClass(method: string, call: Call, run: Run): Value | undefined {
  const first = argument(call, 0, "uri");
  if (method === "") return call.at.isNew ? uriOf(first?.value ?? unknown, call, run) : undefined;
  if (method === "fromParts") return fromParts(first?.value, call, run);
  if (/^withQueryValues?$/.test(method) && first?.value.kind === "native") {
    return withQuery(first.value, undefined, call, run);
  }
  return unknown;
}

/** `Uri::fromParts(['scheme' => …, 'host' => …, 'path' => …])`. */
function fromParts(parts: Value | undefined, call: Call, run: Run): Value {
  const at = spanOfCall(call);
  const part = (name: string): Text | undefined => {
    const value = optionValue(parts, name);
    return value && asText(value, { kind: "other", parts: [], ...at }, run);
  };
  const [scheme, host, path, query] = ["scheme", "host", "path", "query"].map(part);
  if (scheme === undefined || host === undefined) return unknown;
  const whole = joined([
    ...[scheme, sign("://", at), host],
    ...(path === undefined ? [] : [path]),
    ...(query === undefined ? [] : [sign("?", at), query]),
  ]);
  return uriOf(whole, call, run);
}

/** A URI for an address. */
export function uriOf(value: Value, { at }: Call, run: Run): Native {
  const state = run.thing([]);
  put(state, "href", textIn(value) ?? unknown, { start: at.start, end: at.start }, run);
  return { kind: "native", path: "url", state };
}

/** Methods of a URI, which return a new one. */
export function callUri(method: string, call: Call, run: Run): Value | undefined {
  const { state, at } = call;
  const first = argument(call, 0);
  if (state === undefined) return unknown;
  const self: Native = { kind: "native", path: "url", state };
  const whole = hrefOf(self);
  if (method === "__toString") return whole;
  const part = parts.get(method);
  if (part !== undefined) return (whole.kind === "text" && partOfUrl(whole, part)) || unknown;
  if (first === undefined || whole.kind !== "text") return unknown;
  const place = { kind: "other", parts: [], ...first.span } as const;
  switch (method) {
    case "withPath": {
      const path = asText(first.value, place, run);
      const isRooted = path.written.text.startsWith("/");
      const rooted = isRooted ? path : joined([sign("/", at), path]);
      const text = rooted.kind === "text" ? rooted : undefined;
      return uriOf(resolved(text, whole, first.span) ?? unknown, call, run);
    }
    case "withQuery":
      return withQuery(self, asText(first.value, place, run), call, run);
    case "withFragment":
      return self;
    default:
      return method.startsWith("with") ? uriOf(unknown, call, run) : unknown;
  }
}

/** The parts that methods of a URI return. */
const parts: ReadonlyMap<string, Parameters<typeof partOfUrl>[1]> = new Map([
  ["getScheme", "scheme"],
  ["getHost", "host"],
  ["getAuthority", "host"],
  ["getPath", "path"],
]);

/** A URI with another query; `undefined`: an unknown one. */
function withQuery(of: Native, query: Text | undefined, call: Call, run: Run): Value {
  const whole = hrefOf(of);
  if (whole.kind !== "text") return unknown;
  const end = whole.written.text.search(/[?#]/);
  const head: Text =
    end === -1 ? whole : { ...whole, written: slice(whole.written, 0, end), others: [] };
  const at = spanOfCall(call);
  const tail = query ?? asText(unknown, { kind: "other", parts: [], ...at }, run);
  return uriOf(joined([head, sign("?", at), tail]), call, run);
}
