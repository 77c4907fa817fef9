import { plainText } from "../texts.ts";
import { filled } from "../filled.ts";
import { handBackRequest, outsideClient, putChanges } from "../making.ts";
import type { Call, Library, Run } from "../run.ts";
import { withoutSlash } from "../urls.ts";
import { textOf, unknown, type Entry, type Native, type Value } from "../values.ts";
import { assignToHeader, callHeader, deleteFrom, newHeader } from "./header.ts";
import { builtins, harmless, mocking, moduleNamed, texts } from "./names.ts";
import {
  assignToRequest,
  callClient,
  callRequest,
  callUnseen,
  defaultClient,
  memberOfRequest,
  newClient,
  newRequest,
  requestLiteral,
  setTransport,
} from "./netHttp.ts";
import { callResty, callRestyClient, callRestyRequest } from "./resty.ts";
import { assignToUrl, callUrl, callUrlModule, callValues, newValues, urlLiteral } from "./url.ts";

/** What Go and its libraries bring along. */
export const goLibrary: Library = {
  global(name) {
    if (builtins.has(name)) return { kind: "native", path: `builtin.${name}` };
    const [module = "", ...rest] = name.split(".");
    const known = moduleNamed(module) ?? (harmless.has(module) ? module : undefined);
    if (known === undefined) return undefined;
    return { kind: "native", path: [known, ...rest].join(".") };
  },
  module(module, _, run) {
    if (mocking.test(module)) run.facts.set("mocked", true);
    const known = moduleNamed(module);
    return known === undefined ? undefined : { kind: "native", path: known };
  },
  member(of, name, run) {
    const text = texts.get(`${of.path}.${name}`);
    if (text !== undefined) return textOf({ text, runs: [] });
    if (of.path === "http" && name === "DefaultClient") {
      return { kind: "native", path: "http.Client", state: defaultClient(run) };
    }
    return memberOfRequest(of, name);
  },
  assign: assignTo,
  call(call, run) {
    return call.at.isNew ? made(call, run) : called(call, run);
  },
  method: callMethod,
  instanceOf(type, run) {
    if (type.path === "http.Client") return outsideClient("http.Client", run);
    return type.path === "http.Header" ? newHeader(unknown, run) : undefined;
  },
  handBack: handBackRequest,
};

function assignTo(of: Native, name: string, entry: Entry, run: Run): boolean {
  switch (of.path) {
    case "http.Header":
      return assignToHeader(of, entry, run);
    case "http.Request":
    case "http.Request.URL":
      return assignToRequest(of, name, entry, run);
    case "url":
      return assignToUrl(of, name, entry, run);
    case "url.Values":
      if (of.state !== undefined) run.open(of.state, 0);
      return true;
    case "http.Client":
      if (name === "Transport" && of.state !== undefined) setTransport(of.state, entry.value, run);
      return true;
    case "http":
      if (name === "DefaultClient" || name === "DefaultTransport")
        putChanges(defaultClient(run), run);
      return true;
    default:
      return false;
  }
}

/** `T{…}` of a type from outside. */
function made(call: Call, run: Run): Value {
  const [given] = call.args;
  switch (call.path) {
    case "http.Client":
      return newClient(call, run);
    case "http.Header":
      return newHeader(given?.value, run);
    case "http.Request":
      return requestLiteral(call, run);
    case "http.Transport":
      return { kind: "native", path: "http.Transport" };
    case "url.URL":
      return urlLiteral(call, run);
    case "url.Values":
      return newValues(given?.value, run);
    default:
      return unknown;
  }
}

function called(call: Call, run: Run): Value | undefined {
  const { path, args } = call;
  const dot = path.lastIndexOf(".");
  const [of, method] = [path.slice(0, dot), path.slice(dot + 1)];
  switch (of) {
    case "builtin":
      if (method === "delete") deleteFrom(call, run);
      if (method === "string") return args[0]?.value;
      return method === "append" || method === "copy" ? undefined : unknown;
    case "http":
      return ofHttp(method, call, run);
    case "retryable":
      if (method === "NewClient") return newClient({ ...call, args: [] }, run);
      return /^NewRequest(?:WithContext)?$/.test(method) ? newRequest(call, run) : unknown;
    case "http.Client":
      return callClient(method, call, run);
    case "http.Transport":
    case "http.DefaultTransport":
      return callClient(method, call, run);
    case "http.Header":
      return callHeader(method, call, run);
    case "http.Request":
      return callRequest(method, call, run);
    case "http.Request.URL":
      return method === "Query" ? newValues(undefined, run) : unknown;
    case "url":
      return call.state === undefined
        ? callUrlModule(method, call, run)
        : callUrl(method, call, run);
    case "url.Values":
      return callValues(method, call, run);
    case "resty":
      return callResty(method, call, run);
    case "resty.Client":
      return callRestyClient(method, call, run);
    case "resty.Request":
      return callRestyRequest(method, call, run);
    case "fmt":
      return method === "Sprintf" || method === "Sprint" ? formatted(method, call, run) : unknown;
    case "strings":
      return /^Trim\w*$/.test(method) ? trimmed(method, call) : unknown;
    default:
      return harmless.has(path.split(".")[0] ?? "") ? unknown : undefined;
  }
}

function ofHttp(method: string, call: Call, run: Run): Value | undefined {
  if (/^NewRequest(?:WithContext)?$/.test(method)) return newRequest(call, run);
  if (/^(?:Get|Head|Post|PostForm)$/.test(method)) return callClient(method, call, run);
  // A map of one's own as headers.
  if (method === "Header") return newHeader(call.args[0]?.value, run);
  return unknown;
}

/** `fmt.Sprintf("%s/contacts/%d", base, id)`. */
function formatted(method: string, { args }: Call, run: Run): Value {
  const [format, ...values] = args;
  if (method === "Sprint" || format?.value.kind !== "text") return unknown;
  let next = 0;
  return filled(
    format.value,
    /%(?:\[(\d+)\])?[-+# 0]*\d*(?:\.\d+)?[a-zA-Z]/g,
    ([, at]) => values[at === undefined ? next++ : Number(at) - 1],
    run,
  );
}

/** A base without the slash at its end; anything else that is cut off does not matter to a host. */
function trimmed(method: string, { args }: Call): Value {
  const [text, cut] = args;
  if (text?.value.kind !== "text") return unknown;
  const given = plainText(cut?.value);
  if (method === "TrimSpace") return text.value;
  if (!/^Trim(?:Right|Suffix)$/.test(method) || given !== "/") return unknown;
  return withoutSlash(text.value);
}

/** Methods of what the file does not show. */
function callMethod(call: Call, run: Run): Value | undefined {
  const sent = callUnseen(call, call, run);
  if (sent !== undefined) return sent;
  const { path } = call;
  // What reads, writes or closes leaves alone what it is given.
  return /^(?:Close|Error|String|Read|Write|Decode|Encode|Get|Load|Lock|Unlock|Wait|Done|Add|Err|Print\w*|Log\w*|Debug\w*|Info\w*|Warn\w*|Error\w*|Fatal\w*)$/.test(
    path,
  )
    ? unknown
    : undefined;
}
