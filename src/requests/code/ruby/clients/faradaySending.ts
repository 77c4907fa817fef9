import type { DetachedHeaders, Span } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { detachedOf, everywhere } from "../../lost/detached.ts";
import { saidOfBody, type SaidOfBody } from "../../clients/bodies.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue, sendRequest, type Sending } from "../../clients/sending.ts";
import { joinedUrl, resolved, sign, textIn } from "../../clients/urls.ts";
import { spread } from "../../machine/values/objects.ts";
import { plainText } from "../../machine/values/texts.ts";
import {
  entryOf,
  unknown,
  type FunctionValue,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { hasDefaults, headersFrom } from "./faradayHeaders.ts";
import { encodes, throughMiddleware } from "./faradayMiddleware.ts";
import { copyOf } from "../hashHeaders.ts";
import { goesOut } from "./idleClients.ts";
import { slotAfterArgument, slotInBlock, slotInHash } from "./headerSlots.ts";
import { put } from "../../clients/making.ts";
import { answer, isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { blockOf, callBlock, isOpenState, positional, verbOf } from "../rubyCall.ts";
import { forgottenClient } from "./otherClient.ts";
import { replacedIn } from "../replaced.ts";
import { urlText } from "../uri.ts";
import { withQuery, wrongInArgument } from "./wrongPlaces.ts";

const withBody = new Set(["post", "put", "patch"]);

/** `conn.get(path, params, headers)`, `conn.post(path, body, headers)`. */
export function sendVerb(verb: string, state: Thing, call: Call, run: Run): Value {
  const [url, second, third] = positional(call);
  if (positional(call).some(({ isMany }) => isMany)) return unknown;
  const parts = withBody.has(verb)
    ? { verb, url, body: second, headers: third }
    : { verb, url, params: second, headers: third };
  sendWith(parts, state, call, run);
  return answer;
}

interface Parts {
  readonly verb: string;
  readonly url: Arg | undefined;
  readonly params?: Arg | undefined;
  readonly body?: Arg | undefined;
  readonly headers?: Arg | undefined;
}

/** Sends the combination of a connection and a request. */
export function sendWith(parts: Parts, connection: Thing, call: Call, run: Run): void {
  const { url, params, body, headers } = parts;
  const at = url?.span ?? call.at;
  const request = run.thing([]);
  const shared = keptThing(connection, "headers") ?? run.thing([], { foldsCase: true });
  const own = headers && headersFrom(headers.value, run);
  const begun = copyOf(shared, run, own?.literal);
  if (own !== undefined) spread(begun, own, run);
  put(request, "url", url === undefined ? sign("", at) : pathOf(url.value), at, run);
  put(request, "headers", begun, headers?.span ?? at, run);
  put(request, "params", isGiven(params?.value) ? params.value : run.thing([]), at, run);
  if (isGiven(body?.value)) put(request, "body", body.value, body.span, run);
  const block = blockOf(call);
  callBlock(call, [{ kind: "native", path: "faradayRequest", state: request }], run);
  const isBlockUnknown = block === undefined && call.args.length > positional(call).length;
  const content = request.shape.value.entries.find(({ name }) => name.text === "body");
  const base = keptValue(connection, "url");
  const path = keptValue(request, "url") ?? unknown;
  const query = [keptValue(connection, "params"), keptValue(request, "params")];
  const whole = query.reduce<Value>(
    (to, more) => withQuery(to, emptyless(more), at, run),
    inBase(base, path, at, run),
  );
  const { headers: changed, isKnown } = throughMiddleware(connection, { request, url: whole }, run);
  const sent = changed ?? begun;
  for (const entry of keptThing(connection, "last")?.shape.value.entries ?? []) {
    if (entryOf(sent, entry.name.text) === undefined) run.put(sent, entry);
  }
  goesOut(connection, run);
  sendRequest(
    {
      ...{ form: run.form, client: "faraday", nothing: "skips", url: whole, urlSpan: at },
      ...{ span: { start: call.at.start, end: call.at.end }, method: verbOf(call, parts.verb) },
      ...{ headers: [sent], sources: headers === undefined ? [shared] : [shared, headers.value] },
      ...saidOfContent(connection, content?.value, run),
      isOpen:
        isOpenState(connection) ||
        run.facts.has(hasDefaults) ||
        isBlockUnknown ||
        !isKnown ||
        isOpenState(request),
      body: content?.valueSpan,
      slot: slotOf(parts, own, block, connection, run),
      detached: [
        ...wrongInArgument(params, "inQuery", run),
        ...wrongInArgument(body, "inBody", run),
        ...wrongInConnection(connection, run),
        ...(params === undefined
          ? detachedOf(keptValue(request, "params"), "inQuery", everywhere, run)
          : []),
        ...[connection, request].flatMap((state) => replacedIn(state, run)),
        ...(keptValue(connection, "isBare") === undefined
          ? []
          : forgottenClient("faraday", { url: whole, at }, [sent], run)),
      ],
    },
    run,
  );
}

/** Headers among the options of a connection, in its parameters, or under a wrong name. */
function wrongInConnection(connection: Thing, run: Run): readonly DetachedHeaders[] {
  const options = keptValue(connection, "options");
  const misplaced = (value: Value | undefined) => detachedOf(value, "misplaced", everywhere, run);
  return [
    ...misplaced(options),
    ...misplaced(optionValue(options, "header")),
    ...misplaced(optionValue(optionValue(options, "request"), "headers")),
    ...detachedOf(keptValue(connection, "params"), "inQuery", everywhere, run),
  ];
}

/** The text of a path or `URI`. */
export function pathOf(value: Value): Value {
  return value.kind === "native" ? urlText(value) : value;
}

/** A path within its base; one that begins with a slash takes the place of the base's own, as in `URI#+`. */
function inBase(base: Value | undefined, path: Value, at: Span, run: Run): Value {
  const own = textIn(path);
  const isRooted =
    own !== undefined && [own.written, ...own.others].every(({ text }) => text.startsWith("/"));
  const whole = isRooted && base !== undefined ? resolved(own, textIn(base), at) : undefined;
  return whole ?? joinedUrl(base, path, at, run);
}

/** The parameters, or undefined if there are none, so that the URL stays unchanged. */
function emptyless(params: Value | undefined): Value | undefined {
  const isEmpty = params?.kind === "thing" && params.shape.value.entries.length === 0;
  return isEmpty && !params.shape.value.isOpen ? undefined : params;
}

/** What the first encoding middleware makes of a body. */
function saidOfContent(
  connection: Thing,
  body: Value | undefined,
  run: Run,
): SaidOfBody & Pick<Sending, "formIfUntyped"> {
  const encoder = entryOf(connection, encodes);
  if (!isGiven(body)) return {};
  switch (encoder?.isSure === false ? undefined : plainText(encoder?.value)) {
    case "json":
      return { implied: { "Content-Type": "application/json" } };
    case "url_encoded": {
      const said = saidOfBody(body, true, run);
      // A body with another type is not encoded.
      return said.formBody === true && body.kind === "thing" ? { formIfUntyped: true } : said;
    }
    case undefined:
    default:
      return encoder === undefined
        ? saidOfBody(body, false, run)
        : { implied: { "Content-Type": undefined } };
  }
}

function slotOf(
  { url, params, body, verb, headers }: Parts,
  own: Value | undefined,
  block: FunctionValue | undefined,
  connection: Thing,
  run: Run,
): HeaderSlot | undefined {
  const inBlock = slotInBlock(block, ".headers", run);
  if (headers !== undefined) return slotInHash(own, run) ?? inBlock;
  if (inBlock !== undefined) return inBlock;
  // A header that a body needs belongs into the call; others into the connection.
  if (withBody.has(verb) && body !== undefined) return slotAfterArgument(body, ", { ", " }");
  const made = keptValue(connection, "block");
  const inConnection =
    slotInHash(keptValue(connection, "headers"), run) ??
    slotInBlock(made?.kind === "function" ? made : undefined, ".headers", run);
  if (inConnection !== undefined) return inConnection;
  const last = withBody.has(verb) ? undefined : (params ?? url);
  if (last === undefined) return undefined;
  return slotAfterArgument(last, last === url ? ", nil, { " : ", { ", " }");
}
