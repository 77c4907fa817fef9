import { isJson, jsonOf } from "../clients/bodies.ts";
import { put } from "../clients/making.ts";
import { ofLibrary } from "../machine/classes/partOfLibrary.ts";
import type { Run } from "../machine/run.ts";
import type { Call, Library } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { writtenAt } from "../machine/values/texts.ts";
import { textOf, unknown, type Value } from "../machine/values/values.ts";
import { heldInApp, itemInApp, keepInApp, storeNamed } from "./appStores.ts";
import { boundMethod } from "./boundMethods.ts";
import { isBuiltin } from "./builtins.ts";
import { readHeaders } from "./clients/clientHeaders.ts";
import { isSession, kindOf } from "./clients/clients.ts";
import { callCopying } from "./copies.ts";
import { callOfDict, mapping } from "./dicts.ts";
import { callOfList } from "./lists.ts";
import { isMocked } from "./mocks.ts";
import { canonical, isKnownModule, isMocking, isUnnamed } from "./modules.ts";
import { callNative } from "./natives.ts";
import { callOnward } from "./onward.ts";
import { heldInStore, keepInStore, lacksInStore, sharedStore } from "./ownStore.ts";
import { assignToOpener } from "./clients/openers.ts";
import { replaceMethod } from "./clients/replacedMethods.ts";
import {
  assignToSession,
  itemOfHeaders,
  memberOfSession,
  removeFromSession,
} from "./clients/sessionHeaders.ts";
import { newOwned, openSession } from "./clients/sessionState.ts";
import { decorating } from "./signs.ts";
import { partOfSplitUrl, partOfText } from "./splitUrl.ts";
import { otherwise } from "./standard.ts";
import { callOfText } from "./texts.ts";
import { callOfUrl } from "./urls.ts";
import { adapter } from "./clients/underway.ts";
import { ownUrllibRequest } from "./clients/urllib.ts";

/** Names of methods that do not change their arguments. */
const harmless =
  /^(?:get|items|keys|values|json|strip|encode|decode|lower|upper|debug|info|warning|error|exception|raise_for_status|read|startswith|endswith|split|close|isoformat|write|log|format)$/;

/** The built-ins and libraries of Python. Paths are dotted names. */
export const pythonLibrary: Library = {
  global(name, run) {
    const kept = storeNamed(name, run);
    if (kept !== undefined) return kept;
    if (isBuiltin(name)) return { kind: "native", path: `builtins.${name}` };
    return isUnnamed(name) ? { kind: "native", path: name } : undefined;
  },
  module(module, member, run) {
    const path = member === undefined ? module : `${module}.${member}`;
    if (isMocking(module) || isMocking(path)) run.facts.set("mocked", true);
    if (path === "flask.g") return sharedStore(run);
    return isKnownModule(module) || isKnownModule(path)
      ? { kind: "native", path: canonical(path) }
      : undefined;
  },
  member: (of, name, run) =>
    constantOf(of.path, name) ??
    heldInStore(of, name) ??
    heldInApp(of, name, run) ??
    memberOfSession(of, name, run),
  methodAsValue: boundMethod,
  item: (of, key, run) => itemInApp(of, key, run) ?? itemOfHeaders(of, key.value),
  part: partOfSplitUrl,
  partOfText,
  spreads: (of, _into, _at, run) =>
    of.path.endsWith(".headers") ? readHeaders(of, run) : undefined,
  assign(of, name, entry, run) {
    return (
      keepInStore(of, entry, run) ||
      keepInApp(of, entry, run) ||
      assignToOpener(of, name, entry, run) ||
      replaceMethod(of, entry, run) ||
      assignToSession(of, entry, run)
    );
  },
  remove: removeFromSession,
  maybe(of, run) {
    // `http=requests` as a default: a session may be passed instead.
    const isModule = of.state === undefined && /^(?:requests|niquests|httpx)$/.test(of.path);
    return isModule ? openSession(of.path, run) : undefined;
  },
  call: (call, run) => callNative({ ...call, path: canonical(call.path) }, run),
  method: callMethod,
  // Routes and commands are called after the whole file has run.
  keeps: ({ path, self }) => self?.kind === "list" && /^(?:append|insert)$/.test(path),
  defers: ({ path }) => path === `builtins.${decorating}`,
  extend(base, self, call, run) {
    const { at } = call;
    const [head = "", ...rest] = canonical(base.path).split(".");
    const kind = kindOf(head);
    const name = rest.join(".");
    if (canonical(base.path) === "urllib.request.Request")
      put(self, ofLibrary, ownUrllibRequest(self, call, run), at, run);
    if (kind === undefined) return;
    const isAdapter = /^(?:HTTPAdapter|(?:Async)?HTTPTransport)$/.test(name);
    // Class attributes of the subclass apply, since the library's base has none.
    const isAuth = name === "AuthBase" || name === "Auth";
    if (isAdapter) put(self, ofLibrary, adapter, at, run);
    else if (isAuth)
      put(self, ofLibrary, { kind: "native", path: `${head}.auth.${name}` }, at, run);
    else if (isSession(kind, name)) put(self, ofLibrary, newOwned(kind, self, run), at, run);
  },
  has: () => true,
  mapping,
  sizes: ["__bool__", "__len__"],
  ...{ setsItems: "__setitem__", givesItems: "__getitem__", removesItems: "__delitem__" },
  setsMembers: "__setattr__",
  descriptors: { reads: "__get__", sets: "__set__", names: "__set_name__" },
  lacks: lacksInStore,
  invokes: "__call__",
  givesMissing: "__getattr__",
  followsTypes: "records",
  inheritsConstructors: true,
  demandsItems: true,
  addsLists: true,
  tellsUnused: true,
  madeElsewhere({ state }, run) {
    const headers = optionValue(state, "headers");
    // A session without headers gets them from whoever created it.
    const isBare = headers?.kind === "thing" && headers.shape.value.entries.length === 0;
    if (state !== undefined && isBare) run.open(state);
  },
  instanceOf(type, run) {
    const [head = "", ...rest] = canonical(type.path).split(".");
    const name = rest.join(".");
    const kind = kindOf(head);
    const isClient =
      (kind !== undefined && isSession(kind, name)) ||
      (head === "urllib3" && /^(?:Pool|Proxy)Manager$/.test(name));
    // Its settings were made elsewhere.
    return isClient && type.state === undefined ? openSession(head, run) : undefined;
  },
  handBack({ path, state }, run) {
    if (state !== undefined && /^(?:prepared|urllibRequest)$/.test(path)) {
      put(state, "outside", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
    }
  },
};

/** Constants for names of headers and methods. */
function constantOf(path: string, name: string): Value | undefined {
  const at = { start: 0, end: 0 };
  if (path === "http.HTTPMethod" && /^[A-Z]+$/.test(name)) return textOf(writtenAt(name, at));
  if (path === "aiohttp.hdrs" && name.startsWith("METH_"))
    return textOf(writtenAt(name.slice(5), at));
  if (path !== "aiohttp.hdrs" || !/^[A-Z_]+$/.test(name)) return undefined;
  const header = name.replaceAll("_", "-").toLowerCase();
  return textOf(
    writtenAt(
      header.replaceAll(/\b[a-z]/g, (sign) => sign.toUpperCase()),
      at,
    ),
  );
}

function callMethod(call: Call, run: Run): Value | undefined {
  const { self, path: name, args } = call;
  if (/^patch$|^setattr$/.test(name) && isMocked(args)) run.facts.set("mocked", true);
  if (self?.kind === "text") return callOfUrl(self, call, run) ?? callOfText(self, call, run);
  const ofList = self?.kind === "list" ? callOfList(self, call, run) : undefined;
  if (ofList !== undefined) return ofList;
  if (isJson(self)) return self;
  if (self?.kind === "thing") {
    const value =
      self.type === undefined ? callOfDict(self, call, run) : callCopying(self, call, run);
    if (value !== undefined) return value;
  }
  if (name === "model_dump_json" || name === "to_json") return jsonOf(undefined);
  // A setting with a default.
  if (/^(?:get|getenv|str|url)$/.test(name) && self?.kind === "unknown") {
    const value = otherwise(args);
    if (value?.kind === "text") return value;
  }
  return callOnward(name, call, run) ?? (harmless.test(name) ? unknown : undefined);
}
