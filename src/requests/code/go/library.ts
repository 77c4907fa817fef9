import { handBackRequest, outsideClient, putChanges } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Library } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { textOf, unknown, type Entry, type Native } from "../machine/values/values.ts";
import { rangeOver } from "./channels.ts";
import { assignToClient, defaultClient } from "./clients/client.ts";
import { assignToHeader, newHeader, turnsOfHeader } from "./clients/header.ts";
import { iterate } from "./iterators.ts";
import { callMethod } from "./methods.ts";
import { builtins, mocking, moduleNamed, ownNames, texts } from "./names.ts";
import { newOnce } from "./once.ts";
import { assignToRequest, isMemberOfRequest, memberOfRequest } from "./clients/request.ts";
import { memberOfProxyRequest } from "./clients/reverseProxy.ts";
import { assignToResty } from "./clients/resty.ts";
import { givenToServer, memberOfServer } from "./clients/server.ts";
import { defaultTransport, isPlain } from "./clients/transport.ts";
import { assignToUrl, memberOfUrl } from "./url.ts";
import { callMade, callNamed } from "./calls.ts";

/** The built-ins and libraries of Go. */
export const goLibrary: Library = {
  global(name) {
    if (builtins.has(name)) return { kind: "native", path: `builtin.${name}` };
    const [module = "", ...rest] = name.split(".");
    const known = moduleNamed(module) ?? (ownNames.has(module) ? module : undefined);
    if (known === undefined) return undefined;
    return { kind: "native", path: [known, ...rest].join(".") };
  },
  module(module, _, run) {
    if (mocking.test(module)) run.facts.set("mocked", true);
    if (module === "testing") run.facts.set("tests", true);
    if (/resty.*\bv3$/.test(module)) run.facts.set("resty 3", true);
    const known = moduleNamed(module);
    return known === undefined ? undefined : { kind: "native", path: known };
  },
  member(of, name, run) {
    const text = texts.get(`${of.path}.${name}`);
    if (text !== undefined) return textOf({ text, runs: [] });
    if (of.path === "http" && name === "DefaultClient") {
      return { kind: "native", path: "http.Client", state: defaultClient(run) };
    }
    // retryablehttp's inner client stands for the outer one, unless replaced.
    if (of.path === "http.Client" && name === "HTTPClient")
      return optionValue(of.state, "doer") ?? of;
    if (of.path === "oauth2" && name === "HTTPClient") run.facts.set("oauth2 over another", true);
    return (
      memberOfRequest(of, name, run) ??
      memberOfUrl(of, name) ??
      memberOfProxyRequest(of, name) ??
      memberOfServer(of, name, run)
    );
  },
  assign: assignTo,
  call(call, run) {
    return call.at.isNew ? callMade(call, run) : callNamed(call, run);
  },
  method: callMethod,
  instanceOf(type, run) {
    if (type.path === "http.Client") return outsideClient("http.Client", run);
    if (/^fasthttp\.(?:Host)?Client$/.test(type.path)) return outsideClient("fasthttp.Client", run);
    if (type.path === "sync.Once") return newOnce(run);
    return type.path === "http.Header" ? newHeader(unknown, run) : givenToServer(type.path);
  },
  has: (of, name) => of.path === "http.Request" && isMemberOfRequest(name),
  handsOn: (of, turn, run) => rangeOver(of, turn) || iterate(of, turn, run),
  turns(of, run) {
    return of.path === "http.Header" ? turnsOfHeader(of, run) : undefined;
  },
  hasExactTypes: true,
  hasSlices: true,
  tellsUnused: true,
  isHidden: (field) => /^[\p{Ll}_]/u.test(field),
  handBack(value, run) {
    if (/^(?:http|resty|req)\.Request$/.test(value.path)) handBackRequest(value, run);
  },
};

function assignTo(of: Native, name: string, entry: Entry, run: Run): boolean {
  switch (of.path) {
    case "http.Header":
      return assignToHeader(of, entry, run);
    case "http.Request":
      return assignToRequest(of, name, entry, run);
    case "url":
      return assignToUrl(of, name, entry, run);
    case "url.Values":
      if (of.state !== undefined) run.open(of.state, 0);
      return true;
    case "http.Client":
      if (of.state !== undefined) assignToClient(of.state, name, entry.value, run);
      return true;
    case "resty.Client":
    case "resty.Request":
    case "req.Client":
    case "req.Request":
      return assignToResty(of, name, entry, run);
    case "http":
      if (name === "DefaultClient") putChanges(defaultClient(run), run);
      if (name === "DefaultTransport" && !isPlain(entry.value))
        putChanges(defaultTransport(run), run);
      return true;
    default:
      return false;
  }
}
