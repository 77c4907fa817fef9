import { filled } from "../../machine/values/filled.ts";
import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { joinedUrl } from "../../clients/urls.ts";
import { unknown, type Native, type Thing, type Value } from "../../machine/values/values.ts";
import { handedOn, headersInOne } from "../hooks.ts";
import { isGiven } from "../given.ts";
import { pairsIn } from "./headersObject.ts";
import { bodyIn, sendWithOptions, typeOfObject } from "./httpCall.ts";
import { callWith } from "../listMethods.ts";

/** Redux Toolkit: `fetchBaseQuery(options)` and `createApi({ baseQuery, endpoints })`. */
export function callRtk(method: string, call: Call, run: Run): Value | undefined {
  const [first] = call.args;
  switch (method) {
    case "fetchBaseQuery": {
      const state = first?.value.kind === "thing" ? first.value : run.thing([], { isOpen: true });
      run.idleClients.watch(
        {
          ...{ client: "fetch", call, holder: state, base: () => optionValue(state, "baseUrl") },
          headers: () => {
            if (isGiven(optionValue(state, "fetchFn"))) return undefined;
            const { headers, isWhole } = preparedHeaders(state, undefined, run);
            return isWhole ? [headers] : undefined;
          },
        },
        run,
      );
      return { kind: "native", path: "rtk.base", state };
    }
    case "retry":
      return first?.value ?? unknown;
    case "base":
      if (first !== undefined) send(call.state, first.value, first.span, call, run);
      return unknown;
    case "createApi": {
      const base = optionValue(first?.value, "baseQuery");
      const endpoints = optionValue(first?.value, "endpoints");
      if (base?.kind !== "native" || base.path !== "rtk.base" || endpoints === undefined) {
        return undefined;
      }
      const build: Native = {
        kind: "native",
        path: "rtk.build",
        ...(base.state && { state: base.state }),
      };
      callWith(endpoints, [build], run);
      return unknown;
    }
    case "build.query":
    case "build.mutation":
    case "build.infiniteQuery": {
      const found = option(first?.value, "query");
      if (found === undefined || found === "unknown") return unknown;
      const asked = callWith(found.value, [unknown, unknown], run);
      send(call.state, asked, found.valueSpan, call, run);
      return unknown;
    }
    default:
      return undefined;
  }
}

function send(base: Thing | undefined, asked: Value, at: Arg["span"], call: Call, run: Run): void {
  if (base === undefined || run.isSilent) return;
  const own = asked.kind === "thing" ? asked : undefined;
  const found = option(own, "url");
  const entry = found === "unknown" ? undefined : found;
  const url = own === undefined ? asked : (entry?.value ?? unknown);
  const span = entry?.valueSpan ?? at;
  const { headers, isHandled } = preparedHeaders(base, optionValue(own, "headers"), run);
  const options = handedOn({ headers }, at, run);
  const method = optionValue(own, "method");
  if (method !== undefined) put(options, "method", method, at, run);
  const body = bodyIn(own, "body");
  sendWithOptions(
    {
      ...{ call, client: "fetch", nothing: "text", options: { value: options, span: at } },
      url: joinedUrl(optionValue(base, "baseUrl"), url, span, run),
      params: optionValue(own, "params"),
      ...{ urlSpan: span, body: body?.span, sender: base },
      isOpen: base.shape.value.isOpen || isGiven(optionValue(base, "fetchFn")) || isHandled,
      isAuthorized: isGiven(optionValue(base, "credentials")),
      // Some versions derive Accept from the response handler.
      implied: { Accept: undefined, ...typeOfObject(body?.value) },
    },
    run,
  );
}

interface Prepared {
  readonly headers: Thing;
  /** A custom function handles the headers. */
  readonly isHandled: boolean;
  readonly isWhole: boolean;
}

/** The headers of a call after `prepareHeaders`. */
function preparedHeaders(base: Thing, own: Value | undefined, run: Run): Prepared {
  const headers = headersInOne([own ?? optionValue(base, "headers")], run);
  const prepare = optionValue(base, "prepareHeaders");
  if (prepare === undefined) return { headers, isHandled: false, isWhole: true };
  const held: Native = { kind: "native", path: "Headers", state: headers };
  const prepared = callWith(prepare, [held, unknown], run);
  const made = pairsIn(prepared) ?? headers;
  const isHandled = prepare.kind !== "function";
  const isSeen = pairsIn(prepared) !== undefined || prepared.kind === "constant";
  return { headers: made, isHandled, isWhole: !isHandled && isSeen && !made.shape.value.isOpen };
}

/** A path with its `{parameters}` as unknown values. */
function filledPath({ value, span }: Arg, run: Run): Value {
  const parameter = { value: unknown, span };
  return value.kind === "text" ? filled(value, /\{\w+\}/g, () => parameter, run) : value;
}

const verbs = /^(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)$/;

/** openapi-fetch: `createClient({ baseUrl, headers })`, and `client.GET(path, init)`. */
export function callOpenapi(method: string, call: Call, run: Run): Value | undefined {
  const { state, args } = call;
  const [first, second] = args;
  if (method === "") {
    const given = first?.value.kind === "thing" ? first.value.shape.value : undefined;
    const made = run.thing(given?.entries ?? [], {
      isOpen: first !== undefined && given?.isOpen !== false,
    });
    run.idleClients.watch(
      {
        ...{ client: "fetch", call, holder: made, base: () => optionValue(made, "baseUrl") },
        headers: () =>
          isGiven(optionValue(made, "fetch")) ? undefined : [optionValue(made, "headers")],
      },
      run,
    );
    return { kind: "native", path: "openapiFetch", state: made };
  }
  if (method === "use" && state !== undefined) {
    // Middleware may set any header.
    run.open(state, 0);
    return unknown;
  }
  if (!verbs.test(method) || state === undefined || first === undefined) return undefined;
  const own = second?.value;
  const body = bodyIn(own, "body");
  const headers = headersInOne([optionValue(state, "headers"), optionValue(own, "headers")], run);
  const at = second?.span ?? first.span;
  sendWithOptions(
    {
      ...{ call, client: "fetch", nothing: "skips", method, body: body?.span, sender: state },
      options: { value: handedOn({ headers }, at, run), span: at },
      url: joinedUrl(optionValue(state, "baseUrl"), filledPath(first, run), first.span, run),
      params: optionValue(optionValue(own, "params"), "query"),
      ...{ urlSpan: first.span, implied: body === undefined ? {} : { "Content-Type": undefined } },
      isOpen: state.shape.value.isOpen || isGiven(optionValue(state, "fetch")),
    },
    run,
  );
  return { kind: "native", path: "answer" };
}
