import { asText } from "../texts.ts";
import { filled } from "../filled.ts";
import { put } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { joinedUrl, resolved, sign, textIn } from "../urls.ts";
import { entryOf, joined, unknown, type Native, type Value } from "../values.ts";

/** An address that is put together: `HttpUrl`, `UriComponentsBuilder`, `URIBuilder`. */
function newUri(href: Value, at: { start: number; end: number }, run: Run): Native {
  const state = run.thing([]);
  put(state, "href", href, at, run);
  return { kind: "native", path: "url", state };
}

/** `HttpUrl.parse(…)`, `UriComponentsBuilder.fromUriString(…)`, `new URIBuilder(…)`. */
export function uriFrom(method: string, { args, at }: Call, run: Run): Value {
  const text = args[0] && textIn(args[0].value);
  if (!/^(?:get|parse|from\w*|)$/.test(method) || method === "fromPath")
    return newUri(unknown, at, run);
  return newUri(text ?? unknown, at, run);
}

/** The steps of putting an address together; what comes of it is an address again. */
export function callUri(method: string, call: Call, run: Run): Value {
  const { state, args, at, self } = call;
  const href = state && entryOf(state, "href")?.value;
  if (state === undefined || href === undefined || self === undefined) return unknown;
  const set = (value: Value): Value => {
    put(state, "href", value, at, run);
    return self;
  };
  switch (method) {
    case "path":
    case "appendPath":
      return set(
        args[0] === undefined || href.kind !== "text" ? unknown : pathAdded(href, args[0], run),
      );
    case "pathSegment":
    case "addPathSegment":
    case "addPathSegments":
    case "appendPathSegments":
      return set(args.reduce((whole, { value, span }) => joinedUrl(whole, value, span, run), href));
    case "queryParam":
    case "queryParamIfPresent":
    case "addQueryParameter":
    case "addEncodedQueryParameter":
    case "addParameter":
    case "setParameter":
      return set(queryAdded(href, args, run));
    case "setPath":
    case "host":
    case "setHost":
    case "scheme":
      return set(unknown);
    case "toString":
    case "toUriString":
      return href;
    case "buildAndExpand":
    case "expand":
      return set(expanded(href, run));
    case "resolve":
      return newUri(
        (args[0] && resolved(textIn(args[0].value), textIn(self), args[0].span)) ?? unknown,
        at,
        run,
      );
    default:
      return self;
  }
}

/** A path as it is, without a slash of its own in between. */
function pathAdded(href: Value, { value, span }: Arg, run: Run): Value {
  if (href.kind !== "text") return unknown;
  return joined([href, asText(value, { kind: "other", parts: [], ...span }, run)]);
}

function queryAdded(href: Value, [name, value]: readonly Arg[], run: Run): Value {
  if (href.kind !== "text" || name === undefined) return unknown;
  const at = { kind: "other", parts: [], ...name.span } as const;
  const separator = href.written.text.includes("?") ? "&" : "?";
  const pair = [href, sign(separator, at), asText(name.value, at, run), sign("=", at)];
  const tail = value === undefined ? [] : [asText(value.value, { ...at, ...value.span }, run)];
  return joined([...pair, ...tail]);
}

/** A template with its places filled: `/contacts/{id}`. */
export function expanded(url: Value, run: Run): Value {
  return url.kind === "text" ? filled(url, /\{[\w.:*]+\}/g, () => undefined, run) : url;
}
