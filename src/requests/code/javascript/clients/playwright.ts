import { detachedIn, detachedOf, everywhere } from "../../lost/detached.ts";
import { joins } from "../../machine/values/either.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { put } from "../../clients/making.ts";
import { optionValue } from "../../clients/sending.ts";
import { resolved, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { verbs } from "../given.ts";
import { bodyIn, optionsBehind, sendWithOptions, typeOfObject } from "./httpCall.ts";
import { paramsIn } from "../searchParams.ts";

const nowhere = { start: 0, end: 0 };

/** An API context, which sends requests without a page; its state: its options. */
export function apiContext(state: Thing): Native {
  return { kind: "native", path: "playwrightApi", state };
}

/** Options from outside the file: of a passed-in context, or the test config. */
export function outsideOptions(run: Run): Thing {
  const made = run.thing([]);
  for (const name of ["baseURL", "extraHTTPHeaders", joins]) put(made, name, unknown, nowhere, run);
  return made;
}

/** The options of something new: the test's, overridden by the given ones. */
function madeWith(base: Thing, options: Arg | undefined, run: Run): Thing {
  const made = run.thing([]);
  spread(made, base, run);
  if (options !== undefined) spread(made, options.value, run);
  put(made, joins, unknown, nowhere, run);
  return made;
}

/** Watches a context in case only other files send with it. */
export function watchApi(state: Thing, call: Pick<Call, "at">, run: Run): void {
  run.idleClients.watch(
    {
      ...{ client: "playwright", call, holder: state, base: () => optionValue(state, "baseURL") },
      headers: () => [optionValue(state, "extraHTTPHeaders")],
    },
    run,
  );
}

/** `request.newContext(options)`, `chromium.launch()`; `base`: the defaults for options. */
export function callPlaywright(
  method: string,
  call: Call,
  run: Run,
  base: Thing = run.thing([]),
): Value | undefined {
  const [, name = ""] = method.split(".");
  if (/^request\.newContext$/.test(method)) {
    const state = madeWith(base, call.args[0], run);
    watchApi(state, call, run);
    return apiContext(state);
  }
  if (!/^(?:chromium|firefox|webkit)\./.test(method)) return undefined;
  if (name === "launchPersistentContext") return contextOf(madeWith(base, call.args[1], run));
  return /^(?:launch|connect)/.test(name)
    ? { kind: "native", path: "playwrightBrowser", state: base }
    : unknown;
}

function contextOf(state: Thing): Native {
  return { kind: "native", path: "playwrightContext", state };
}

/** `browser.newContext(options)`, and `browser.newPage`, which makes a context as well. */
export function callBrowser(method: string, { state, args }: Call, run: Run): Value | undefined {
  if (state === undefined || !/^new(?:Context|Page)$/.test(method)) return unknown;
  const made = madeWith(state, args[0], run);
  return method === "newContext" ? contextOf(made) : pageOf(made);
}

function pageOf(state: Thing): Native {
  return { kind: "native", path: "playwrightPage", state };
}

/** Methods of pages and contexts. `route` only mocks the page's requests. */
export function callPage(method: string, { state }: Call, run: Run): Value | undefined {
  if (/^route(?:FromHAR)?$/.test(method)) run.facts.set("intercepted", true);
  if (state === undefined) return unknown;
  if (method === "context") return contextOf(state);
  return method === "newPage" ? pageOf(state) : unknown;
}

/** `context.setExtraHTTPHeaders(headers)`, which also applies to `context.request`. */
export function callContext(method: string, call: Call, run: Run): Value | undefined {
  const { state, args } = call;
  const [headers] = args;
  if (method === "setExtraHTTPHeaders" && state !== undefined && headers !== undefined) {
    put(state, "extraHTTPHeaders", headers.value, headers.span, run);
  }
  return callPage(method, call, run);
}

/** `page.request`, `context.request`: they send with their context's options. */
export function memberOfPage({ state }: Native, name: string): Value | undefined {
  return name === "request" && state !== undefined ? apiContext(state) : undefined;
}

/** `context.get(url, options)` and other methods, `context.fetch(url, options)`. */
export function callApi(method: string, call: Call, run: Run): Value | undefined {
  const { args, state } = call;
  const [url, options, third] = args;
  const verb = verbs[method];
  if (state === undefined || url === undefined || args.some(({ isMany }) => isMany)) return unknown;
  if (method !== "fetch" && verb === undefined) return unknown;
  const own = options?.value;
  const at = options?.span ?? url.span;
  const base = optionValue(state, "baseURL");
  const body = bodyIn(own, "data", "form", "multipart");
  const isForm = bodyIn(own, "form") !== undefined;
  sendWithOptions(
    {
      ...{ call, client: "playwright", options, nothing: "skips", method: verb, sender: state },
      url: resolved(textIn(url.value), base && textIn(base), url.span) ?? url.value,
      ...{ urlSpan: url.span, params: paramsIn(optionValue(own, "params")), body: body?.span },
      defaults: [optionValue(state, "extraHTTPHeaders")],
      isAuthorized: entryOf(state, "httpCredentials") !== undefined,
      implied: typeOf(own),
      ...(isForm ? { formBody: true } : {}),
      ...{ optionsAfter: optionsBehind(url.span), unread: [third] },
      detached: [
        ...detachedOf(optionValue(own, "extraHTTPHeaders"), "misplaced", at, run),
        ...detachedIn(state, "misplaced", everywhere, run),
      ],
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/** The implied Content-Type: JSON for objects, unknown for texts. */
function typeOf(options: Value | undefined): Readonly<Record<string, string | undefined>> {
  const data = bodyIn(options, "data");
  if (data !== undefined) return typeOfObject(data.value);
  return bodyIn(options, "multipart") === undefined ? {} : { "Content-Type": undefined };
}
