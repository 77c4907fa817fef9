import type { Span } from "../../httpRequest.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { asText, plainText } from "../machine/values/texts.ts";
import { joinedUrl, resolved, sign, textIn, withParams } from "../clients/urls.ts";
import { joined, unknown, writtenOf, type Value } from "../machine/values/values.ts";
import { slice } from "../../places/written.ts";
import { argumentsOf } from "./arguments.ts";
import { formBody } from "../clients/bodies.ts";
import { dictOf } from "./dicts.ts";
import { splitUrl } from "./splitUrl.ts";

/** Functions that build URLs, and the URL classes of httpx and yarl. */
export function callUrl(path: string, call: Call, run: Run): Value | undefined {
  const { args } = call;
  const [first, second] = args;
  switch (path) {
    case "urllib.parse.urljoin":
      return second === undefined
        ? unknown
        : (resolved(textIn(second.value), textIn(first?.value ?? unknown), second.span) ?? unknown);
    case "urllib.parse.urlparse":
    case "urllib.parse.urlsplit":
      return splitUrl(path === "urllib.parse.urlparse" ? "urlparse" : "urlsplit", first?.value);
    case "urllib.parse.quote":
    case "urllib.parse.quote_plus":
      return /^[\w.~-]+$/.test(plainText(first?.value) ?? "") ? first?.value : undefined;
    case "urllib.parse.urlencode":
      return first === undefined ? unknown : encodedPairs(first, call, run);
    case "tornado.url_concat": {
      const { get } = argumentsOf(call, ["url", "args"]);
      const [url, query] = [get("url"), get("args")];
      return url === undefined
        ? unknown
        : withParams(url.value, query && dictOf(query.value, run), call.at, run);
    }
    case "urllib.parse.urlunsplit":
    case "urllib.parse.urlunparse":
      return first === undefined ? unknown : unsplit(first, run);
    case "os.path.join":
    case "posixpath.join":
      return args
        .slice(1)
        .reduce((base, { value }) => joinedUrl(base, value, call.at, run), first?.value ?? unknown);
    case "httpx.URL":
    case "yarl.URL": {
      const { get } = argumentsOf(call, ["url"]);
      const given = get("url")?.value ?? unknown;
      // Other named arguments replace parts of the URL.
      return args.some(({ name }) => name !== undefined && name !== "url") ? unknown : given;
    }
    case "httpx.QueryParams":
      return first !== undefined && args.length === 1 ? dictOf(first.value, run) : undefined;
    default:
      return undefined;
  }
}

/** A dictionary or list of pairs as a query string. */
function encodedPairs({ value }: Arg, { at }: Call, run: Run): Value {
  const params = dictOf(value, run);
  const isSeen = params.kind === "thing" && !params.shape.value.isOpen;
  const query = isSeen ? withParams(sign("", at), params, at, run) : unknown;
  if (query.kind !== "text") return formBody;
  return { ...query, written: slice(query.written, 1, query.written.text.length), others: [] };
}

/** Methods of a URL object, which is represented by its text. */
export function callOfUrl(
  self: Value,
  { path: name, args, at }: Call,
  run: Run,
): Value | undefined {
  const [first] = args;
  switch (name) {
    case "join":
    case "joinpath":
      if (first === undefined || first.value.kind === "list" || textIn(first.value) === undefined)
        return undefined;
      return name === "join"
        ? (resolved(textIn(first.value), textIn(self), first.span) ?? unknown)
        : joinedUrl(self, first.value, first.span, run);
    case "with_query":
    case "update_query":
    case "copy_merge_params":
    case "copy_set_param":
      return withParams(self, first?.value ?? unknown, at, run);
    case "with_path":
      return first === undefined
        ? unknown
        : (resolved(
            asText(first.value, { kind: "other", parts: [], ...first.span }, run),
            textIn(self),
            first.span,
          ) ?? unknown);
    case "human_repr":
      return self;
    default:
      return undefined;
  }
}

/** yarl's `base / "me"`. */
export function dividedUrl(base: Value, part: Arg | undefined, run: Run): Value {
  if (base.kind !== "text" || part === undefined) return unknown;
  return joinedUrl(base, part.value, part.span, run);
}

/** `urlunsplit(("https", host, path, query, ""))`. */
function unsplit({ value, span }: Arg, run: Run): Value {
  if (value.kind !== "list" || !value.isComplete) return unknown;
  const [scheme, host, path, ...more] = value.items;
  const query = more.at(-2);
  if (scheme === undefined || host === undefined) return unknown;
  const text = (of: Value | undefined) => textAt(of ?? unknown, span, run);
  const parts = [text(scheme), sign("://", span), text(host)];
  const shown = plainText(path);
  if (shown !== "") {
    if (shown?.startsWith("/") === false) parts.push(sign("/", span));
    parts.push(text(path));
  }
  const asked = plainText(query);
  if (query !== undefined && asked !== "") parts.push(sign("?", span), text(query));
  return joined(parts);
}

function textAt(value: Value, span: Span, run: Run) {
  return writtenOf(value, span) ?? asText(value, { kind: "other", parts: [], ...span }, run);
}
