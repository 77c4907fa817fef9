import { filled } from "../filled.ts";
import { put } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { asText, plainText } from "../texts.ts";
import { joinedUrl, resolved, sign, textIn } from "../urls.ts";
import { slice } from "../../written.ts";
import {
  isNothing,
  joined,
  textOf,
  unknown,
  type Native,
  type Text,
  type Value,
} from "../values.ts";
import { takeUp } from "./maps.ts";
import type { Parts } from "./parts.ts";

/** Addresses, whole or put together: `URI`, `HttpUrl`, `UriComponentsBuilder`, `URIBuilder`, `UriBuilder`. */
export const uris: Parts = {
  URI: {
    made: ({ args }) => fromParts(args),
    called: (method, { args }) => (method === "create" ? textOr(args[0]) : unknown),
  },
  URL: { made: ({ args }) => (args.length === 2 ? inContext(args) : fromParts(args)) },
  URIBuilder: {
    made: ({ args, at }, run) => newUri(args.length === 0 ? empty : textOr(args[0]), at, run),
  },
  "HttpUrl.Builder": { made: ({ at }, run) => newUri(empty, at, run) },
  HttpUrl: { called: uriFrom },
  UriComponentsBuilder: { called: uriFrom },
  UriBuilder: { called: uriFrom },
  DefaultUriBuilderFactory: { made: ({ args, at }, run) => newUri(textOr(args[0]), at, run) },
  url: { called: callUri },
};

const empty = textOf({ text: "", runs: [] });

function textOr(arg: Arg | undefined): Value {
  return (arg && textIn(arg.value)) ?? unknown;
}

/** An address that is put together. */
export function newUri(href: Value, at: { start: number; end: number }, run: Run): Native {
  const state = run.thing([]);
  put(state, "href", href, at, run);
  return { kind: "native", path: "url", state };
}

/** `new URI("https", "api.intercom.io", "/me", null)`, in the orders that there are. */
function fromParts(args: readonly Arg[]): Value {
  const [scheme, ...rest] = args;
  if (scheme === undefined || rest.length === 0) return textOr(scheme);
  const texts = rest.filter(({ value }) => value.kind !== "constant");
  // A host has dots, a path begins with a slash: what is neither is a user or a part of no account.
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
function inContext([base, path]: readonly Arg[]): Value {
  const text = base && textIn(base.value);
  return (path && resolved(textIn(path.value), text, path.span)) ?? unknown;
}

/** `HttpUrl.parse(…)`, `UriComponentsBuilder.fromUriString(…)`. */
function uriFrom(method: string, { args, at }: Call, run: Run): Value {
  if (method === "newInstance") return newUri(empty, at, run);
  if (!/^(?:get|parse|from\w*)$/.test(method)) return newUri(unknown, at, run);
  return newUri(textOr(args[0]), at, run);
}

/** The steps of putting an address together; what comes of it is a text. */
function callUri(method: string, call: Call, run: Run): Value {
  const { state, args, at, self } = call;
  const href = optionValue(state, "href");
  if (state === undefined || href === undefined || self === undefined) return unknown;
  const [first] = args;
  const set = (value: Value): Value => {
    put(state, "href", value, at, run);
    return self;
  };
  switch (method) {
    case "scheme":
    case "setScheme":
      return set(withPart(href, "scheme", first));
    case "host":
    case "setHost":
      return set(withPart(href, "host", first));
    case "port":
    case "setPort":
      return isUsualPort(first) ? self : set(withPart(href, "port", first));
    case "path":
      return set(href.kind === "text" && first ? joined([href, shown(first, run)]) : unknown);
    case "setPath":
    case "encodedPath":
    case "replacePath":
      return set(withPart(href, "path", first));
    case "appendPath":
    case "pathSegment":
    case "addPathSegment":
    case "addPathSegments":
    case "addEncodedPathSegment":
    case "addEncodedPathSegments":
    case "appendPathSegments":
      return set(args.reduce((whole, { value, span }) => joinedUrl(whole, value, span, run), href));
    case "setPathSegments":
      return set(
        args.reduce(
          (whole, { value, span }) => joinedUrl(whole, value, span, run),
          withPart(href, "path", { value: empty, span: at }),
        ),
      );
    case "queryParam":
    case "queryParamIfPresent":
    case "addQueryParameter":
    case "addEncodedQueryParameter":
    case "setQueryParameter":
    case "addParameter":
    case "setParameter":
      return set(queryAdded(href, args, run));
    case "query":
    case "encodedQuery":
    case "setCustomQuery":
      return set(withQuery(href, first, run));
    case "queryParams":
    case "addParameters":
    case "setParameters":
      return set(queryAdded(href, [{ value: unknown, span: at }], run));
    case "uri":
    case "uriString":
      return set(textOr(first));
    case "newBuilder":
    case "cloneBuilder":
    case "clone":
      return newUri(href, at, run);
    case "build":
      return expanded(href, run);
    case "buildAndExpand":
    case "expand":
      return expanded(href, run);
    case "toString":
    case "toUriString":
    case "toUri":
    case "uri()":
    case "url":
    case "toURL":
    case "toURI":
    case "encode":
    case "builder":
      return method === "encode" || method === "builder" ? self : href;
    case "resolve":
      return (first && resolved(textIn(first.value), textIn(self), first.span)) ?? unknown;
    case "expandUri":
      return unknown;
    default:
      return self;
  }
}

function shown({ value, span }: Arg, run: Run): Text {
  return asText(value, { kind: "other", parts: [], ...span }, run);
}

function isUsualPort(arg: Arg | undefined): boolean {
  return arg?.value.kind === "constant" && (arg.value.value === 443 || arg.value.value === -1);
}

/** An address with one of its parts set; unknown where the part is not to be seen. */
function withPart(
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

function withQuery(href: Value, arg: Arg | undefined, run: Run): Value {
  if (href.kind !== "text" || arg === undefined) return unknown;
  const separator = href.written.text.includes("?") ? "&" : "?";
  return joined([href, sign(separator, arg.span), shown(arg, run)]);
}

function queryAdded(href: Value, [name, value]: readonly Arg[], run: Run): Value {
  if (href.kind !== "text" || name === undefined) return unknown;
  const separator = href.written.text.includes("?") ? "&" : "?";
  const pair = [href, sign(separator, name.span), shown(name, run), sign("=", name.span)];
  return joined(value === undefined ? pair : [...pair, shown(value, run)]);
}

/** A template with its places filled: `/contacts/{id}`. */
export function expanded(url: Value, run: Run): Value {
  return url.kind === "text" ? filled(url, /\{[\w.:*]+\}/g, () => undefined, run) : url;
}

/** What a function makes of an address that it is given to put together; unknown where it does not show. */
export function builtBy(of: Value, base: Value, call: Call, run: Run): Value {
  if (of.kind !== "function") return unknown;
  const { at } = call;
  const made = takeUp(of, [{ value: newUri(base, at, run), span: at }], run);
  return textIn(made) ?? unknown;
}
