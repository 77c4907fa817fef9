import type { Header, Span } from "../../../httpRequest.ts";
import { headersOf } from "../../clients/headersOf.ts";
import { detachedIn } from "../../lost/detached.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { joinedUrl } from "../../clients/urls.ts";
import { isNothing, type Thing, type Value, unknown } from "../../machine/values/values.ts";
import { basicHeaders, basicIn } from "./credentials.ts";
import { bodyIn, optionsBehind, sendWithOptions, typeOfBody } from "./httpCall.ts";
import { isGiven, isTrue, verbs, withoutCallbacks } from "../given.ts";
import { changeSent, keptAnswer } from "./gotAnswer.ts";
import { extended, sharedOf } from "./gotInstance.ts";

/** `request(url or options, callback)`, its method functions, and `request.defaults`. */
export function callRequestLibrary(method: string, call: Call, run: Run): Value | undefined {
  const shared = call.state ?? sharedOf("requestLibrary", run);
  const args = withoutCallbacks(call);
  const [first, second] = args;
  const verb = verbs[method];
  if (method === "defaults") {
    const made = extended(shared, first === undefined ? [] : [first.value], run);
    run.idleClients.watch(
      {
        ...{ client: "requestLibrary", call, holder: made },
        base: () => optionValue(made, "baseUrl"),
        // A second argument replaces the library's own function.
        headers: () =>
          call.args.length > 1 ? undefined : [optionValue(made, "headers"), basicIn([made], run)],
      },
      run,
    );
    return { kind: "native", path: "requestLibrary", state: made };
  }
  if (first === undefined || (method !== "" && verb === undefined)) return undefined;
  const hasUrl = first.value.kind !== "thing";
  const options: Arg | undefined = hasUrl ? second : first;
  const own = options?.value;
  const state = shared;
  const found = option(own, "url") ?? option(own, "uri");
  const entry = found === "unknown" ? undefined : found;
  const url = hasUrl ? first.value : (entry?.value ?? unknown);
  const at = hasUrl ? first.span : (entry?.valueSpan ?? first.span);
  const base = optionValue(own, "baseUrl") ?? optionValue(state, "baseUrl");
  const body = bodyIn(own, "json", "body", "form", "formData");
  const isJson = [own, state].some(
    (each) => isGiven(optionValue(each, "json")) && !isFalse(optionValue(each, "json")),
  );
  const hasBody =
    body !== undefined && !(isTrue(body.value) || isFalse(body.value))
      ? body
      : bodyIn(own, "body", "form");
  const from = run.requests.length;
  sendWithOptions(
    {
      ...{
        call,
        client: "requestLibrary",
        options,
        nothing: "text",
        body: hasBody?.span,
        method: verb,
      },
      ...{ url: joinedUrl(base, url, at, run), urlSpan: at, sender: state },
      params: optionValue(own, "qs") ?? optionValue(state, "qs"),
      defaults: [optionValue(state, "headers")],
      isOpen: state.shape.value.isOpen,
      isAuthorized: isGiven(optionValue(own, "auth")) || isGiven(optionValue(state, "auth")),
      overrides: basicIn([state, own], run),
      implied: {
        ...(isJson ? { Accept: "application/json" } : {}),
        ...(hasBody === undefined
          ? {}
          : isJson
            ? { "Content-Type": "application/json" }
            : typeOfRequestBody(own)),
      },
      ...(hasUrl ? { optionsAfter: optionsBehind(first.span) } : {}),
      detached: [
        ...detachedIn(optionValue(own, "json"), "inBody", call.at, run),
        ...detachedIn(optionValue(own, "body"), "inBody", call.at, run),
      ],
    },
    run,
  );
  return keptAnswer(from, run, "requestAnswer");
}

/** `.auth(…)`, `.setHeader(…)`: calls on a request before it is sent. */
export function callRequestAnswer(method: string, { state, self, args }: Call, run: Run): Value {
  if (method === "auth") {
    const [user, , , token] = args;
    const isBasic = user !== undefined && !isNothing(user.value) && token === undefined;
    const basic = isBasic ? headersIn(basicHeaders(user, run), user.span, run) : [];
    const isOther = ({ name }: Header): boolean =>
      basic.length === 0 || !/^authorization$/i.test(name);
    changeSent(
      state,
      (request) => ({
        ...{ ...request, authorizationElsewhere: true },
        headers: [...request.headers.filter(isOther), ...basic],
      }),
      run,
    );
  }
  if (method === "setHeader") {
    changeSent(state, (request) => ({ ...request, headersComplete: false }), run);
  }
  return self ?? unknown;
}

function headersIn(made: Thing, span: Span, run: Run): readonly Header[] {
  return headersOf({ headers: [made], nothing: "skips", span }, run).headers;
}

function isFalse(value: Value | undefined): boolean {
  return value?.kind === "constant" && value.value === false;
}

function typeOfRequestBody(options: Value | undefined): Readonly<Record<string, undefined>> {
  const isForm = isGiven(optionValue(options, "form")) || isGiven(optionValue(options, "formData"));
  return isForm ? { "Content-Type": undefined } : typeOfBody(optionValue(options, "body"));
}
