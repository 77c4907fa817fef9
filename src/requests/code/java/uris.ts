import { filled } from "../machine/values/filled.ts";
import { has, put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { plainText } from "../machine/values/texts.ts";
import { joinedUrl, resolved, textIn } from "../clients/urls.ts";
import { joined, textOf, unknown, type Native, type Value } from "../machine/values/values.ts";
import { takeUp } from "./calling.ts";
import type { Parts } from "./parts.ts";
import {
  fromParts,
  inContext,
  queryAdded,
  shown,
  textOr,
  withPart,
  withQuery,
} from "./uriParts.ts";

/** Addresses and their builders: `URI`, `HttpUrl`, `UriComponentsBuilder`, `URIBuilder`, `UriBuilder`. */
export const uris: Parts = {
  URI: {
    made: ({ args }) => fromParts(args),
    called: (method, { args }) => (method === "create" ? textOr(args[0]) : unknown),
  },
  URL: {
    made: ({ args }) => (args.length === 2 ? inContext(args) : fromParts(args)),
    called: (method, { args }) => (method === "of" ? textOr(args[0]) : unknown),
  },
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

/** An address under construction. */
export function newUri(href: Value, at: { start: number; end: number }, run: Run): Native {
  const state = run.thing([]);
  put(state, "href", href, at, run);
  return { kind: "native", path: "url", state };
}

/** `HttpUrl.parse(…)`, `UriComponentsBuilder.fromUriString(…)`. */
function uriFrom(method: string, { args, at }: Call, run: Run): Value {
  if (method === "newInstance") return newUri(empty, at, run);
  if (!/^(?:get|parse|of|from\w*)$/.test(method)) return newUri(unknown, at, run);
  return newUri(textOr(args[0]), at, run);
}

/** Methods of an address under construction; it is represented by its text. */
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
    case "uriVariables":
      // Placeholders added later are filled, too.
      put(state, "filled", unknown, at, run);
      return set(expanded(href, run));
    case "build":
    case "buildFromMap":
    case "buildFromEncoded":
    case "buildFromEncodedMap":
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
      if (method === "encode" || method === "builder") return self;
      return has(state, "filled") ? expanded(href, run) : href;
    case "resolve":
      return (first && resolved(textIn(first.value), textIn(self), first.span)) ?? unknown;
    case "expandUri":
      return unknown;
    default:
      return self;
  }
}

function isUsualPort(arg: Arg | undefined): boolean {
  return arg?.value.kind === "constant" && (arg.value.value === 443 || arg.value.value === -1);
}

/** An address with unknown values for its placeholders: `/contacts/{id}`. */
export function expanded(url: Value, run: Run): Value {
  return url.kind === "text" ? filled(url, /(?<!\$)\{[\w.:*]+\}/g, () => undefined, run) : url;
}

/** The same with values for these names alone; for all, where one of them is not known. */
export function expandedBy(url: Value, names: readonly Value[], run: Run): Value {
  const known = names.map((name) => plainText(name) ?? "");
  const isPlain = known.every((name) => /^[\w.-]+$/.test(name));
  if (url.kind !== "text" || !isPlain) return expanded(url, run);
  if (known.length === 0) return url;
  const places = new RegExp(`(?<!\\$)\\{(?:${known.join("|")})(?::[^{}]*)?\\}`, "g");
  return filled(url, places, () => undefined, run);
}

/** The address that a function builds from a base; unknown if not known. */
export function builtBy(of: Value, base: Value, call: Call, run: Run): Value {
  if (of.kind !== "function") return unknown;
  const { at } = call;
  const made = takeUp(of, [{ value: newUri(base, at, run), span: at }], run);
  return textIn(made) ?? unknown;
}
