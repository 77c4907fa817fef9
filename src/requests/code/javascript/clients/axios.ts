import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { writtenAt } from "../../machine/values/texts.ts";
import {
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { everywhere, detachedIn, detachedOf, insertion, repaired } from "../../lost/detached.ts";
import { joinedUrl } from "../../clients/urls.ts";
import { anyVerb, unknownMethod } from "../anyVerb.ts";
import {
  configOf,
  createdConfig,
  defaultHeaders,
  flattened,
  lateDefaults,
  outsideConfig,
} from "./axiosConfig.ts";
import { basicIn } from "./credentials.ts";
import { isAdapted, watchAxios } from "./axiosIdle.ts";
import { throughAdapter, uriOf } from "./axiosAdapter.ts";
import { eject, intercept, intercepted, watchAnswers } from "./axiosInterceptors.ts";
import { isLent } from "../lent.ts";
import { hasPatchedPrototype } from "../patchedPrototype.ts";
import { misplaced, strayedOf } from "../strayed.ts";
import { optionsBehind, sendWithOptions, bodyIn, saidOfSent, typeOfBody } from "./httpCall.ts";

const withoutBody = new Set(["get", "delete", "head", "options"]);
const withBody = new Set(["post", "put", "patch", "postForm", "putForm", "patchForm"]);

/** Calls of axios and its instances; the state is the instance's config. */
export function callAxios(method: string, call: Call, run: Run): Value | undefined {
  const { args, state } = call;
  if (args.some(({ isMany }) => isMany)) return unknown;
  const [first, second, third] = args;
  if (method === "create") {
    const made = createdConfig(configOf(state, run), first?.value, run);
    watchAxios(made, call, run);
    return { kind: "native", path: "axios", state: made };
  }
  if (method === "getUri") return uriOf(call, run);
  if (method === "" || method === "request") {
    if (first === undefined) return unknown;
    const isUrl =
      first.value.kind !== "thing" && (first.value.kind === "text" || second !== undefined);
    const unread = args.slice(isUrl ? 2 : 1);
    send(isUrl ? { url: first, config: second, unread } : { config: first, unread }, call, run);
  } else if (method === anyVerb && first !== undefined) {
    // `client[method](url, config)` or `client[method](url, data, config)`: told apart by the config.
    const isConfig = third === undefined && second !== undefined && isAxiosConfig(second.value);
    const [data, config] = isConfig ? [undefined, second] : [second, third];
    send({ url: first, ...(data && { data }), config, method: unknownMethod }, call, run);
  } else if (withoutBody.has(method) && first !== undefined) {
    send({ url: first, config: second, method, unread: args.slice(2) }, call, run);
  } else if (withBody.has(method) && first !== undefined) {
    // Headers passed as the body.
    const isBody = third !== undefined;
    const extra =
      second === undefined
        ? []
        : isBody
          ? detachedIn(second.value, "inBody", second.span, run)
          : detachedBody(second, run);
    const unread = args.slice(3);
    send({ url: first, data: second, config: third, method, extra, unread }, call, run);
  } else {
    if (/^interceptors\.request\.(?:eject|clear)$/.test(method)) return eject(call, run);
    if (method === "interceptors.response.use") return watchAnswers(call, run);
    return method === "interceptors.request.use" ? intercept(call, run) : undefined;
  }
  return { kind: "native", path: "answer" };
}

function isAxiosConfig(value: Value): boolean {
  const names = ["headers", "params", "baseURL", "timeout", "responseType", "auth"];
  return names.some((name) => optionValue(value, name) !== undefined);
}

function detachedBody(body: Arg, run: Run) {
  const inside = detachedIn(body.value, "inBody", body.span, run);
  const isConfig = body.value.kind === "thing" && body.value.shape.value.entries.length === 1;
  return inside.length > 0 && isConfig
    ? repaired(inside, [insertion(body.span.start, "null, ")])
    : strayedOf(body.value, "inBody", body.span, run);
}

interface Parts {
  readonly url?: Arg;
  readonly data?: Arg | undefined;
  readonly config: Arg | undefined;
  readonly method?: string;
  readonly extra?: ReturnType<typeof detachedIn>;
  readonly unread?: readonly Arg[];
}

function send(parts: Parts, call: Call, run: Run): void {
  if (run.isSilent) return;
  const { data } = parts;
  const { state } = call;
  const verb = parts.method?.replace("Form", "");
  const defaults = defaultHeaders(state, verb ?? "", run);
  const seen = intercepted(configOf(state, run), parts, defaults, run);
  const [given, before] = seen === undefined ? [parts, defaults] : [seen, []];
  const adapted = throughAdapter(configOf(state, run), given, before, run);
  if (adapted === "answered") return;
  const changed = adapted ?? seen;
  const config = changed?.config ?? parts.config;
  const own = config?.value;
  const url =
    changed === undefined ? (parts.url?.value ?? optionValue(own, "url")) : optionValue(own, "url");
  const entry = option(parts.config?.value, "url");
  const urlSpan =
    parts.url?.span ?? (entry === undefined || entry === "unknown" ? undefined : entry.valueSpan);
  const base = optionValue(own, "baseURL") ?? optionValue(configOf(state, run), "baseURL");
  const passed = data === undefined || isNothing(data.value) ? undefined : data;
  const held = bodyIn(own, "data");
  const body = changed === undefined ? (passed ?? held) : (held ?? passed);
  const params = optionValue(own, "params") ?? optionValue(state, "params");
  const at = urlSpan ?? call.at;
  // Without a URL, the base is called.
  const path: Value = url ?? { kind: "text", written: writtenAt("", at), others: [], isSure: true };
  const isAuthorized = [own, configOf(state, run)].some((each) => {
    const auth = optionValue(each, "auth");
    return auth !== undefined && !isNothing(auth);
  });
  const after = data ?? parts.url;
  const needsData = parts.method !== undefined && withBody.has(parts.method) && data === undefined;
  // Headers of a group (`common`, `get` …) are defaults, even in a call's config.
  const groups = flattened(optionValue(own, "headers"), verb ?? "get", run).slice(0, -1);
  const late = state === undefined ? undefined : lateDefaults(state, verb ?? "get", run);
  sendWithOptions(
    {
      ...{ call, client: "axios", nothing: "removes", sender: configOf(state, run) },
      isAuthorized: isAuthorized || optionIsTrue(own, state) || isLent(state),
      overrides: basicIn([configOf(state, run), own], run),
      ...{ url: joinedUrl(base, path, at, run), params, urlSpan: at, unread: parts.unread },
      ...{ options: config, method: verb?.toUpperCase(), body: body?.span },
      defaults: changed === undefined ? [...defaults, ...groups] : [],
      isOpen: isOpen(state) || changed?.isOpen === true || isReplaced(own, state, run),
      // A text is sent as a form; other values that are no objects may set their own type.
      implied: seen?.isTyped === true ? { "Content-Type": undefined } : typeOfBody(body?.value),
      ...saidOfSent(body?.value),
      ...(after === undefined || needsData ? {} : { optionsAfter: optionsBehind(after.span) }),
      detached: [
        ...(parts.extra ?? []),
        ...misplaced({ value: configOf(state, run), span: everywhere }, run),
        ...detachedIn(optionValue(own, "data"), "inBody", call.at, run),
        ...detachedOf(late, "otherRequest", everywhere, run),
      ],
    },
    run,
  );
}

/** The option sends cookies, which may identify the caller. */
function optionIsTrue(...configs: readonly (Value | undefined)[]): boolean {
  return configs.some((config) => {
    const value = optionValue(config, "withCredentials");
    return value?.kind === "constant" && value.value === true;
  });
}

/** Whether an adapter or a patched prototype sends the request instead of axios. */
function isReplaced(own: Value | undefined, state: Thing | undefined, run: Run): boolean {
  return isAdapted(own) || isAdapted(state) || hasPatchedPrototype("axios.Axios", run);
}

function isOpen(state: Thing | undefined): boolean {
  return state?.shape.value.isOpen === true;
}

/** Members of axios; `axios.defaults` is the config of axios itself. */
export function memberOfAxios(of: Native, name: string, run: Run): Value | undefined {
  if (of.path === "axios" && (name === "default" || name === "axiosRef")) return of;
  if (of.path === "axios" && name === "defaults") {
    return { kind: "native", path: "axios.defaults", state: configOf(of.state, run) };
  }
  return undefined;
}

/** An axios instance made outside the file. */
export function outsideAxios(run: Run): Native {
  return { kind: "native", path: "axios", state: outsideConfig(run) };
}
