import { methodUnder } from "./anyVerb.ts";
import { plainText } from "../machine/values/texts.ts";
import type { Run } from "../machine/run.ts";
import type { Call, Library } from "../machine/library.ts";
import { entryOf, nothing, unknown, type Value } from "../machine/values/values.ts";
import { outsideAxios } from "./clients/axios.ts";
import { connectorDefinition } from "./connectorDefinition.ts";
import { pairsIn, pairsOf } from "./clients/headersObject.ts";
import { markRequest } from "./clients/fetch.ts";
import { callWith } from "./listMethods.ts";
import { lendAll } from "./lent.ts";
import { argsIn, behindFirst, callMethod, callUnseen } from "./methods.ts";
import { models, type Model } from "./models.ts";
import { isMock, mocked } from "./mocking.ts";
import { globals, mocking, modules } from "./names.ts";
import { injectedAxios } from "./clients/nestHttp.ts";
import { packageName } from "./packageName.ts";
import { outsideOptions } from "./clients/playwright.ts";
import { answerTo } from "./clients/superagentChain.ts";

/** Functions that call their callback on an event. */
const events =
  /^(?:on|once|addListener|prependListener|addEventListener|setInterval|setTimeout|setImmediate|nextTick|requestAnimationFrame|requestIdleCallback|it|test|specify|handle|handleOnce|hears|command|action|schedule)$/;
/** Functions that call their callback for an incoming request: `app.get("/me", (req, res) => …)`. */
const routes = /^(?:get|post|put|patch|delete|del|head|options|all|use)$/;

function defers({ at: { callee }, args: [first] }: Call): boolean {
  const name = callee.kind === "member" || callee.kind === "name" ? callee.name : "";
  if (routes.test(name))
    return callee.kind === "member" && /^\//.test(plainText(first?.value) ?? "");
  return name === "export {}" || events.test(name);
}

/** Names that give access to modules, or have globals as members. */
const finders: Readonly<Record<string, Model>> = {
  module: {
    member: (_, name) => (name === "exports" ? { kind: "native", path: "exports" } : unknown),
    assign: (_, name, { value, span }, run) => (lendAll(value, span, run), name === "exports"),
  },
  exports: {
    member: () => unknown,
    assign: (_, _name, { value, span }, run) => (lendAll(value, span, run), true),
  },
  require: {
    call: (_, { args }, run) => moduleOf(plainText(args[0]?.value) ?? "", undefined, run),
  },
  global: {
    member: (_, name) => globalOf(name),
    assign: (_, name, _entry, run) => (name === "fetch" ? mocked(run) : undefined, true),
  },
};

/** The built-ins and libraries of JavaScript. */
export const javascriptLibrary: Library = {
  global: globalOf,
  module: moduleOf,
  member(of, name, run) {
    if (isMock(of.path, name)) return mocked(run);
    const path = of.state === undefined ? membersOf.get(of.path)?.get(name) : undefined;
    const known: Value | undefined =
      path === undefined ? modelOf(of.path)?.member?.(of, name, run) : { kind: "native", path };
    // A module's default export is the module itself for `require`.
    return known ?? (name === "default" && !of.path.includes(".") ? of : undefined);
  },
  emptyFunctions: true,
  written: connectorDefinition,
  item: (of, { value }) => methodUnder(of, value),
  assign(of, name, entry, run) {
    return modelOf(of.path)?.assign?.(of, name, entry, run) ?? false;
  },
  remove(of, name, at, run) {
    return modelOf(of.path)?.remove?.(of, name, at, run) ?? false;
  },
  defers,
  keeps: ({ path, self }) => self?.kind === "list" && /^(?:push|unshift)$/.test(path),
  isOver: ({ path, state }) =>
    path === "nodeHttpRequest" && state !== undefined && entryOf(state, "sent")?.isSure === true,
  handBack({ path, state }, run) {
    if (path === "request") markRequest(state, "outside", run);
  },
  maybe({ path, state }, run) {
    const entries = state?.shape.value.entries ?? [];
    const isClient = /^(?:fetch|nodeFetch|undiciFetch|axios|got|ky|ofetch)$/.test(path);
    return isClient
      ? { kind: "native", path, state: run.thing(entries, { isOpen: true }) }
      : undefined;
  },
  spreads(of, into, at, run) {
    const copied = modelOf(of.path)?.spreads?.(of, run);
    const pairs = pairsIn(of);
    if (copied !== undefined || pairs === undefined) return copied;
    // Spreading a `Headers` or `Map` copies no entries.
    if (!run.isSilent) run.lost.leftOut(pairs, into, { because: "notCopied", at });
    return nothing;
  },
  turns(of) {
    const pairs = pairsIn(of);
    return pairs && pairsOf(pairs);
  },
  call(call, run) {
    const [head = "", ...rest] = call.path.split(".");
    const own = rest.at(-1);
    if (own !== undefined && standsIn.test(own)) {
      return head === "mockFunction" ? { kind: "native", path: head } : mocked(run);
    }
    if (own === "bind" || own === "call" || own === "apply") return calledOn(own, call, run);
    const value = modelOf(head)?.call?.(rest.join("."), call, run);
    // A dynamic import returns a promise.
    return value ?? (own === "then" ? loaded(call, run) : undefined);
  },
  awaited,
  method: callMethod,
  tellsUnused: true,
  showsFields: true,
  putsFieldsLate: true,
  unseen: callUnseen,
  instanceOf(type, run) {
    if (type.path === "Function") return { kind: "native", path: "function" };
    if (type.path === "HttpClient") return { kind: "native", path: "angular" };
    if (type.path === "angularJs" || type.path === "zapier") return type;
    if (/^playwright(?:Api|Page|Context|Browser)$/.test(type.path)) {
      return { ...type, state: outsideOptions(run) };
    }
    if (type.path === "axios.HttpService") return injectedAxios(run);
    // An instance's defaults were set where it was created.
    if (/^axios\.(?:AxiosInstance|AxiosStatic|Axios)$/.test(type.path)) return outsideAxios(run);
    const [path] =
      /^(?:superagent|got|ky)(?=(?:\.(?:SuperAgent(?:Static)?|Got|KyInstance))?$)/.exec(
        type.path,
      ) ?? [];
    return path === undefined
      ? undefined
      : { kind: "native", path, state: run.thing([], { isOpen: true }) };
  },
};

/** Awaiting a chained request sends it; the result is its response. */
function awaited(value: Value, run: Run): Value | undefined {
  if (value.kind === "list") {
    const items = value.items.map((item) => awaited(item, run) ?? item);
    return { ...value, items };
  }
  if (value.kind !== "native") return undefined;
  // Reading the body of a response that was awaited no longer changes the request.
  if (value.path === "gotAnswer") return { kind: "native", path: "answer" };
  return value.path === "superagentRequest" ? answerTo(value, run) : undefined;
}

function loaded({ path, state, args }: Call, run: Run): Value | undefined {
  const [first] = args;
  if (first === undefined || state !== undefined) return undefined;
  return callWith(first.value, [{ kind: "native", path: path.replace(/\.then$/, "") }], run);
}

/** Methods of a mock function in tests. */
const standsIn = /^mock(?:Resolved|Rejected|Return|Implementation)/;

/** `fetch.bind(window)`, `fetch.call(window, url)`: methods that every function has. */
function calledOn(own: "bind" | "call" | "apply", call: Call, run: Run): Value | undefined {
  const path = call.path.slice(0, -own.length - 1);
  if (own === "bind") {
    // Bound arguments are not modelled.
    if (call.args.length > 1) return undefined;
    const state = call.state === undefined ? {} : { state: call.state };
    return { kind: "native", path, ...state };
  }
  const args = own === "call" ? behindFirst(call.args) : argsIn(call.args[1]);
  return javascriptLibrary.call({ ...call, path, args }, run);
}

function modelOf(path: string): Model | undefined {
  const [head = ""] = path.split(".");
  if (Object.hasOwn(finders, head)) return finders[head];
  return Object.hasOwn(models, head) ? models[head] : undefined;
}

function globalOf(name: string): Value | undefined {
  const path = globals.get(name);
  return path === undefined ? undefined : { kind: "native", path };
}

function moduleOf(module: string, member: string | undefined, run: Run): Value | undefined {
  const name = packageName(module);
  if (mocking.test(name)) mocked(run);
  if (name.includes("playwright")) run.facts.set("playwright", true);
  const exported = modules.get(name);
  if (exported === undefined) return undefined;
  const { whole = `module ${name}`, members } = exported;
  if (member === undefined || member === "default") return { kind: "native", path: whole };
  if (isMock(whole, member)) return mocked(run);
  return { kind: "native", path: members?.[member] ?? `${whole}.${member}` };
}

/** The members of each module. */
const membersOf: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  [...modules].flatMap(([name, { whole = `module ${name}`, members }]) =>
    members === undefined ? [] : [[whole, new Map(Object.entries(members))]],
  ),
);
