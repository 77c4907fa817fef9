import type { Arg, Call, Run } from "../run.ts";
import { option, optionValue } from "../sending.ts";
import { writtenAt } from "../texts.ts";
import { isNothing, unknown, type Entry, type Native, type Thing, type Value } from "../values.ts";
import { everywhere, detachedIn, detachedOf, insertion, repaired } from "../detached.ts";
import { optionsBehind, sendWithOptions, bodyIn, typeOfBody } from "./httpCall.ts";
import { joinedUrl, withParams } from "../urls.ts";

const withoutBody = new Set(["get", "delete", "head", "options"]);
const withBody = new Set(["post", "put", "patch", "postForm", "putForm", "patchForm"]);
/** Groups of default headers: all methods, then each one. */
const groups = new Set(["common", "get", "delete", "head", "post", "put", "patch"]);

/** Calls of axios and of its instances, whose state is the config that they were created with. */
export function callAxios(method: string, call: Call, run: Run): Value | undefined {
  const { args, state } = call;
  if (args.some(({ isMany }) => isMany)) return unknown;
  const [first, second, third] = args;
  if (method === "create") {
    const base = state === undefined ? [] : [state];
    return { kind: "native", path: "axios", state: merged([...base, first?.value], run) };
  }
  if (method === "" || method === "request") {
    if (first === undefined) return unknown;
    const isUrl = first.value.kind === "text" || second !== undefined;
    send(isUrl ? { url: first, config: second } : { config: first }, call, run);
  } else if (withoutBody.has(method) && first !== undefined) {
    const extra = third === undefined ? [] : detachedIn(third.value, "misplaced", third.span, run);
    send({ url: first, config: second, method, extra }, call, run);
  } else if (withBody.has(method) && first !== undefined) {
    // Headers in the place of the body.
    const isBody = third !== undefined;
    const extra = isBody ? detachedUnder(second, run) : detachedBody(second, run);
    send({ url: first, data: second, config: third, method, extra }, call, run);
  } else {
    return method.startsWith("interceptors.request.use") ? intercepted(state, run) : undefined;
  }
  return { kind: "native", path: "answer" };
}

function detachedUnder(body: Arg | undefined, run: Run) {
  return detachedIn(body?.value, "inBody", body?.span ?? everywhere, run);
}

function detachedBody(body: Arg | undefined, run: Run) {
  const inside = detachedUnder(body, run);
  if (body === undefined || inside.length === 0)
    return detachedOf(body?.value, "inBody", body?.span ?? everywhere, run);
  const isConfig = body.value.kind === "thing" && body.value.shape.value.entries.length === 1;
  return repaired(inside, isConfig ? [insertion(body.span.start, "null, ")] : undefined);
}

/** Headers may be added to every request. */
function intercepted(state: Thing | undefined, run: Run): Value {
  if (state === undefined) run.facts.set("axios", true);
  else run.open(state, 0);
  return unknown;
}

interface Parts {
  readonly url?: Arg;
  readonly data?: Arg | undefined;
  readonly config: Arg | undefined;
  readonly method?: string;
  readonly extra?: ReturnType<typeof detachedIn>;
}

function send(parts: Parts, call: Call, run: Run): void {
  const { config, data } = parts;
  const { state } = call;
  const own = config?.value;
  const url = parts.url?.value ?? optionValue(own, "url");
  const entry = option(own, "url");
  const urlSpan =
    parts.url?.span ?? (entry === undefined || entry === "unknown" ? undefined : entry.valueSpan);
  const ownBase = optionValue(own, "baseURL");
  const base =
    ownBase ?? optionValue(state, "baseURL") ?? optionValue(defaultsOf(undefined, run), "baseURL");
  const verb = parts.method?.replace("Form", "");
  const body = data === undefined || isNothing(data.value) ? bodyIn(own, "data") : data;
  const params = optionValue(own, "params") ?? optionValue(state, "params");
  const at = urlSpan ?? call.at;
  // Without a path the base alone is called.
  const path: Value = url ?? { kind: "text", written: writtenAt("", at), others: [], isSure: true };
  const isAuthorized = [own, state].some((each) => {
    const auth = optionValue(each, "auth");
    return auth !== undefined && !isNothing(auth);
  });
  const after = data ?? parts.url;
  const needsData = parts.method !== undefined && withBody.has(parts.method) && data === undefined;
  sendWithOptions(
    {
      ...{ call, client: "axios", nothing: "removes", isAuthorized },
      ...{ url: withParams(joinedUrl(base, path, at, run), params, at, run), urlSpan: at },
      ...{ options: config, method: verb?.toUpperCase(), body: body?.span },
      defaults: defaultHeaders(state, verb ?? "", run),
      isOpen: isOpen(state) || run.facts.has("axios") || isAdapted(own) || isAdapted(state),
      // A text is sent as a form; what is no object may bring its own type.
      implied: typeOfBody(body?.value),
      ...(after === undefined || needsData ? {} : { optionsAfter: optionsBehind(after.span) }),
      detached: [
        ...(parts.extra ?? []),
        ...detachedIn(optionValue(own, "params"), "inQuery", call.at, run),
        ...detachedIn(optionValue(own, "data"), "inBody", call.at, run),
      ],
    },
    run,
  );
}

/** These may change what goes out. */
function isAdapted(config: Value | undefined): boolean {
  return ["adapter", "transformRequest"].some((name) => optionValue(config, name) !== undefined);
}

function isOpen(state: Thing | undefined): boolean {
  return state?.shape.value.isOpen === true;
}

/** `axios.defaults` is the config of axios itself; a thing of the run. */
function defaultsOf(state: Thing | undefined, run: Run): Thing {
  if (state !== undefined) return state;
  const known = run.shared.get("axios");
  if (known !== undefined) return known;
  const made = run.thing([]);
  run.shared.set("axios", made);
  return made;
}

export function memberOfAxios(of: Native, name: string, run: Run): Value | undefined {
  if (of.path === "axios" && name === "default") return of;
  if (of.path === "axios" && name === "defaults") {
    const thing = defaultsOf(of.state, run);
    if (optionValue(thing, "headers") === undefined) put(thing, "headers", run.thing([]), run);
    return { kind: "native", path: "axios.defaults", state: thing };
  }
  if (of.path === "axios.defaults" && of.state !== undefined) {
    return name === "headers"
      ? { kind: "native", path: "axios.defaults.headers", state: of.state }
      : optionValue(of.state, name);
  }
  if (of.path === "axios.defaults.headers" && of.state !== undefined) {
    const headers = optionValue(of.state, "headers");
    if (headers?.kind !== "thing") return unknown;
    if (groups.has(name) && optionValue(headers, name) === undefined)
      put(headers, name, run.thing([]), run);
    return optionValue(headers, name) ?? unknown;
  }
  return undefined;
}

/** `axios.defaults.baseURL = …`, `axios.defaults.headers = …`. */
export function assignToAxios(of: Native, entry: Entry, run: Run): boolean {
  if (of.state === undefined) return false;
  if (of.path === "axios.defaults") {
    run.put(of.state, entry);
    return true;
  }
  const headers =
    of.path === "axios.defaults.headers" ? optionValue(of.state, "headers") : undefined;
  if (headers?.kind !== "thing") return false;
  run.put(headers, entry);
  return true;
}

function put(thing: Thing, name: string, value: Value, run: Run): void {
  const at = { start: 0, end: 0 };
  run.put(thing, { name: writtenAt(name, at), value, valueSpan: at, span: at, isSure: true });
}

/** The headers that an instance puts under those of the call: shared ones, those of all methods, those of this one. */
function defaultHeaders(state: Thing | undefined, method: string, run: Run): (Value | undefined)[] {
  const configs =
    state === undefined ? [defaultsOf(undefined, run)] : [defaultsOf(undefined, run), state];
  return configs.flatMap((config) => {
    const headers = optionValue(config, "headers");
    if (headers?.kind !== "thing") return [headers];
    const { entries, isOpen: open } = headers.shape.value;
    const plain = entries.filter(
      ({ name, value }) => !groups.has(name.text) || value.kind === "text",
    );
    const { literal } = headers;
    const own = run.thing(plain, { isOpen: open, ...(literal === undefined ? {} : { literal }) });
    return [optionValue(headers, "common"), optionValue(headers, method), own];
  });
}

/** A config of its own, with everything of those before it. */
function merged(configs: readonly (Value | undefined)[], run: Run): Thing {
  const [only, ...others] = configs.filter((config) => config !== undefined);
  if (only?.kind === "thing" && others.length === 0) return only;
  const things = [only, ...others].flatMap((each) => (each?.kind === "thing" ? [each] : []));
  const isComplete = things.length === configs.filter((config) => config !== undefined).length;
  const made = run.thing(
    things.flatMap((thing) => thing.shape.value.entries),
    { isOpen: !isComplete },
  );
  return made;
}
