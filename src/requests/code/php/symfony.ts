import { plainText } from "../texts.ts";
import { spread } from "../objects.ts";
import { joinedUrl } from "../urls.ts";
import type { Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { unknown, type Native, type Thing, type Value } from "../values.ts";
import { sendWithOptions } from "./optionsCall.ts";
import { answer, argument, hasMany, isOpenValue, keep, kept } from "./phpCall.ts";

/** `HttpClient::create([...])` and `createForBaseUri`. */
export function callSymfony(method: string, call: Call, run: Run): Value | undefined {
  if (method !== "create" && method !== "createForBaseUri") return undefined;
  const isForBase = method === "createForBaseUri";
  const [base, options] = [argument(call, 0), argument(call, isForBase ? 1 : 0, "defaultOptions")];
  const state = run.thing([]);
  if (options !== undefined) keep(state, "options", options.value, options.span, run);
  if (isForBase && base !== undefined) keep(state, "base", base.value, base.span, run);
  if (hasMany(call) || isOpenValue(options?.value)) run.open(state, 0);
  return { kind: "native", path: "symfony", state };
}

/** A client that somebody else has made: it may have headers of its own. */
export function givenSymfony(run: Run): Native {
  return { kind: "native", path: "symfony", state: run.thing([], { isOpen: true }) };
}

export function callSymfonyClient(method: string, call: Call, run: Run): Value | undefined {
  const { state } = call;
  if (hasMany(call)) return unknown;
  const shared = kept(state, "options");
  if (method === "withOptions") {
    const more = argument(call, 0, "options");
    const made = run.thing(state?.shape.value.entries ?? [], {
      isOpen: state?.shape.value.isOpen === true || isOpenValue(more?.value),
    });
    if (more !== undefined) keep(made, "options", merged(shared, more.value, run), more.span, run);
    return { kind: "native", path: "symfony", state: made };
  }
  if (method !== "request") return undefined;
  const [verb, url, options] = [
    argument(call, 0, "method"),
    argument(call, 1, "url"),
    argument(call, 2, "options"),
  ];
  if (verb === undefined || url === undefined) return unknown;
  const base =
    optionValue(options?.value, "base_uri") ??
    kept(state, "base") ??
    optionValue(shared, "base_uri");
  sendWithOptions(
    {
      ...{ call, client: "symfonyHttp", options, urlSpan: url.span, last: url },
      method: { text: plainText(verb.value)?.toUpperCase() ?? "$METHOD", span: verb.span },
      url: joinedUrl(base, url.value, url.span, run),
      ...{ shared: optionValue(shared, "headers"), clientOptions: shared },
      ...{ query: "query", json: "json", forms: [], body: "body" },
      authorized: ["auth_bearer", "auth_basic", "auth_ntlm"],
      isOpen: state?.shape.value.isOpen === true,
    },
    run,
  );
  return answer;
}

/** Options over others, headers over headers. */
function merged(shared: Value | undefined, more: Value, run: Run): Thing {
  const made = run.thing([]);
  if (shared !== undefined) spread(made, shared, run);
  const before = optionValue(made, "headers");
  spread(made, more, run);
  const after = optionValue(made, "headers");
  if (before?.kind === "thing" && after?.kind === "thing" && before !== after) {
    const literal = after.literal === undefined ? {} : { literal: after.literal };
    const headers = run.thing([], { foldsCase: true, ...literal });
    spread(headers, before, run);
    spread(headers, after, run);
    keep(made, "headers", headers, { start: 0, end: 0 }, run);
  }
  return made;
}
