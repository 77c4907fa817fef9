import type { Span } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { detachedOf, everywhere } from "../../lost/detached.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { slotIn } from "../../slots.ts";
import { joinedUrl, resolved, textIn, withParams } from "../../clients/urls.ts";
import { put } from "../../clients/making.ts";
import {
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { argumentsOf, dictStyle, headersBehind } from "../arguments.ts";
import { bodyOf } from "./bodies.ts";
import { authenticationBy, betweenOf, changesBy } from "./changers.ts";
import type { Kind } from "./clients.ts";
import { dictOf, merged, withoutLists } from "../dicts.ts";
import { looksLikeHeaders, misplacedIn } from "./misplaced.ts";
import type { Outgoing } from "./outgoing.ts";
import type { Changer } from "./underway.ts";
import { takeHeader } from "./sessionState.ts";

/** A call of requests, httpx or aiohttp. */
export interface KeywordCall {
  readonly kind: Kind;
  readonly call: Call;
  readonly method: { readonly text: string; readonly span: Span | undefined };
  /** The parameters' names, in order. */
  readonly names: readonly string[];
  /** The session that is called. */
  readonly session?: Thing | undefined;
  /** Headers that override the session's, where there is no argument for them. */
  readonly headers?: Value | undefined;
  /** The current URL, where there is no argument for it. */
  readonly url?: Value | undefined;
}

/** A request, what may change it before it is sent, and its response. */
interface Sent {
  readonly outgoing: Outgoing;
  readonly changers: readonly Changer[];
  readonly answer: Native;
}

/** The request that a call makes; undefined without a URL. */
export function outgoingOf(of: KeywordCall, run: Run): Sent | undefined {
  const { kind, call, session } = of;
  const { get, isOpen } = argumentsOf(call, of.names);
  const url = get("url");
  if (url === undefined) return undefined;
  const headers = get("headers");
  const own = of.headers ?? (headers && withoutLists(dictOf(headers.value, run), run));
  const body = bodyOf(kind, get, run);
  const target = urlOf(kind, of.url ?? url.value, session, url.span, run);
  const query = queryOf([optionValue(session, "params"), get("params")?.value], run);
  const auth = get("auth");
  const signing = authenticationBy(auth?.value, auth?.span ?? call.at, run);
  // One that is not known may stand for the session's.
  const isSigned = signing.changers.length > 0 || signing.headers.length > 0;
  const between = betweenOf(session, target, run, isSigned ? signing : undefined);
  const hooks = changesBy(kind.hooks === "hooks" ? get("hooks")?.value : undefined, run);
  const misset = optionValue(session, "misplaced");
  const given = optionValue(session, "params");
  const answered = run.thing([], { isOpen: true, foldsCase: true });
  const answer = run.thing([]);
  put(answer, "headers", answered, { start: call.at.start, end: call.at.start }, run);
  return {
    outgoing: {
      ...{ client: kind.client, span: { start: call.at.start, end: call.at.end } },
      ...{ method: of.method, urlSpan: url.span, sender: session },
      nothing: kind.nothing,
      url: withParams(target, query, url.span, run),
      headers: [
        ...[optionValue(session, "skip_auto_headers"), get("skip_auto_headers")?.value].map(
          (names) => withoutOwn(names, call.at, run),
        ),
        ...[optionValue(session, "headers"), own],
        ...(auth === undefined ? between.headers : signing.headers),
      ].filter((each) => each !== undefined),
      ...body.said,
      // If headers are given explicitly, unknown keyword arguments add authentication at most.
      isOpen:
        (isOpen && headers === undefined) || between.isOpen || hooks.isOpen || isPatched(kind, run),
      isAuthorized:
        isOpen || signing.isAuthorized || between.isAuthorized || get("cookies") !== undefined,
      body: body.arg?.span,
      slot: slotOf(of, headers, run),
      detached: [
        ...misplacedIn(call, of.names, run),
        ...detachedOf(misset, "misplaced", everywhere, run),
        ...(given !== undefined && looksLikeHeaders(given)
          ? detachedOf(given, "inQuery", everywhere, run)
          : []),
      ],
      answer: [answered],
    },
    answer: { kind: "native", path: "answer", state: answer },
    changers: [...between.changers, ...hooks.changers],
  };
}

/** Whether the file patches the library itself: `requests.Session.__init__ = …`. */
function isPatched({ client }: Kind, { patched }: Run): boolean {
  return [...patched].some((path) => path.startsWith(`${client}.`) && throughAll.test(path));
}

/** Members that all requests of a library use. */
const throughAll =
  /\.(?:__init__|_?request|send|(?:prepare|build)_request|prepare(?:_headers)?|\w*default_headers)$/;

/** `skip_auto_headers=["Accept"]`: default headers that aiohttp does not send. */
function withoutOwn(names: Value | undefined, at: Span, run: Run): Value | undefined {
  if (names?.kind !== "list") return undefined;
  const headers = run.thing([], { foldsCase: true });
  for (const name of names.items.flatMap((item) => plainText(item) ?? [])) {
    takeHeader(headers, name, { start: at.start, end: at.start }, run);
  }
  return headers;
}

function urlOf(kind: Kind, given: Value, session: Thing | undefined, at: Span, run: Run): Value {
  const base = optionValue(session, "base_url");
  if (base === undefined || isNothing(base)) return given;
  if (kind.appends === true) return joinedUrl(base, given, at, run);
  return resolved(textIn(given), textIn(base), at) ?? unknown;
}

/** The query of a session and of a call, whose parameters win; headers passed here by mistake are left out. */
function queryOf(given: readonly (Value | undefined)[], run: Run): Value | undefined {
  const parts = given.flatMap((params) => {
    if (params === undefined || isNothing(params) || looksLikeHeaders(params)) return [];
    return params.kind === "list" ? [dictOf(params, run)] : [params];
  });
  const [only, ...others] = parts;
  return others.length === 0 ? only : merged(parts, run);
}

function slotOf(of: KeywordCall, headers: Arg | undefined, run: Run): HeaderSlot | undefined {
  const own = headers?.value ?? of.headers;
  const written = own ?? optionValue(of.session, "written");
  const literal = written?.kind === "thing" ? written.literal : undefined;
  if (literal !== undefined && !run.spoiled.has(literal)) {
    return slotIn(run, literal, dictStyle);
  }
  return own === undefined ? headersBehind(of.call, run) : undefined;
}
