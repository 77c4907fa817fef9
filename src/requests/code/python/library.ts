import { namedEntry } from "../namedEntry.ts";
import { spread } from "../objects.ts";
import { writtenAt } from "../texts.ts";
import type { Arg, Call, Library, Run } from "../run.ts";
import { resolved, textIn } from "../urls.ts";
import { either } from "../either.ts";
import { nothing, unknown, type Value } from "../values.ts";
import { callConnection, newConnection } from "./httpClient.ts";
import { callMethod, isMocked, percentFormatted } from "./methods.ts";
import { formatting, union } from "./readOperation.ts";
import {
  assignToSession,
  callSessionHeaders,
  memberOfSession,
  removeFromSession,
} from "./sessionHeaders.ts";
import { callKeywordClient } from "./requests.ts";
import { kinds } from "./keywordKinds.ts";
import { callUrllibRequest, callUrlopen, newUrllibRequest } from "./urllib.ts";

/** Modules that this library knows by their dotted names; snippets leave their imports away. */
const roots =
  /^(?:requests|httpx|aiohttp|urllib|http|json|os|copy|functools|unittest|pytest|typing)(?:\.|$)/;
const unnamed = new Set(["requests", "httpx", "aiohttp", "urllib", "json", "os"]);

/** Where one of these is used, requests do not leave the process. */
const mocking =
  /^(?:responses|requests_mock|httpretty|respx|aioresponses|vcr|pytest_httpx|pook|httmock|mocket|pytest_httpserver|betamax|pytest_responses|werkzeug\.test|fastapi\.testclient|starlette\.testclient)(?:\.|$)/;

const builtins = new Set([
  ...["dict", "str", "print", "len", "repr", "bool", "int", "isinstance", "list", "sorted", "type"],
  ...[
    "staticmethod",
    "vars",
    "classmethod",
    "property",
    "enumerate",
    "zip",
    "range",
    "min",
    "max",
    "any",
    "all",
  ],
  ...[formatting, union],
]);

/** What Python and its libraries bring along: paths are dotted names, as Python writes them. */
export const pythonLibrary: Library = {
  global(name) {
    if (builtins.has(name)) return { kind: "native", path: `builtins.${name}` };
    return unnamed.has(name) ? { kind: "native", path: name } : undefined;
  },
  module(module, member, run) {
    if (mocking.test(module)) run.facts.set("mocked", true);
    const path = member === undefined ? module : `${module}.${member}`;
    return roots.test(module) ? { kind: "native", path } : undefined;
  },
  member: memberOfSession,
  assign(of, name, entry, run) {
    if (/^(?:requests|httpx|aiohttp)(?:\.headers)?$/.test(of.path))
      return assignToSession(of, entry, run);
    if (of.path === "urllibRequest" || of.path.startsWith("opener")) {
      if (of.state !== undefined) run.open(of.state, 0);
      run.facts.set("opener", true);
    }
    return name !== "";
  },
  remove: removeFromSession,
  call: callNative,
  method: callMethod,
  instanceOf(type, run) {
    const [head = "", ...rest] = type.path.split(".");
    const isSession = Object.hasOwn(kinds, head) && kinds[head]?.sessions.includes(rest.join("."));
    // What it shares with other requests was decided elsewhere.
    return isSession === true && type.state === undefined ? openSession(head, run) : undefined;
  },
};

function openSession(path: string, run: Run): Value {
  const headers = run.thing([], { isOpen: true, foldsCase: true });
  const at = { start: 0, end: 0 };
  const entry = {
    name: writtenAt("headers", at),
    value: headers,
    valueSpan: at,
    span: at,
    isSure: true,
  };
  return { kind: "native", path, state: run.thing([entry], { isOpen: true }) };
}

function callNative(call: Call, run: Run): Value | undefined {
  const { path, args, state } = call;
  const [head = "", ...rest] = path.split(".");
  const method = rest.join(".");
  const kind = Object.hasOwn(kinds, head) ? kinds[head] : undefined;
  if (kind !== undefined) {
    if (state !== undefined && method.startsWith("headers."))
      return callSessionHeaders(method.slice(8), call, run);
    return (
      callKeywordClient(kind, method.replace(/^api\./, ""), call, run) ??
      (method.includes("exceptions") ? unknown : undefined)
    );
  }
  switch (path) {
    case "urllib.request.Request":
      return newUrllibRequest(call, run);
    case "urllib.request.urlopen":
      return callUrlopen(call, run);
    case "urllib.request.build_opener":
    case "urllib.request.install_opener":
      if (path.endsWith("install_opener")) run.facts.set("opener", true);
      return { kind: "native", path: "opener" };
    case "opener.open":
      return run.facts.has("opener") ? unknown : callUrlopen(call, run);
    case "urllib.parse.urljoin":
      return joinedBy(args) ?? unknown;
    case "http.client.HTTPSConnection":
      return newConnection("https", call, run);
    case "http.client.HTTPConnection":
      return newConnection("http", call, run);
    case "json.dumps":
      return { kind: "native", path: "json" };
    case "os.getenv":
    case "os.environ.get":
      return args[1] === undefined ? unknown : either(unknown, args[1].value);
    case "copy.copy":
    case "copy.deepcopy":
      return copied(args[0]?.value, run);
    case "unittest.mock.patch":
    case "unittest.mock.patch.object":
      if (isMocked(args)) run.facts.set("mocked", true);
      return unknown;
  }
  if (head === "urllibRequest") return callUrllibRequest(method, call, run);
  if (head === "httpConnection") return callConnection(method, call, run);
  if (head === "builtins") return callBuiltin(method, call, run);
  return /^(?:answer|json|os|urllib|http|typing|pytest|unittest|opener)$/.test(head)
    ? head === "json" && method === "encode"
      ? call.self
      : unknown
    : undefined;
}

function joinedBy(args: readonly Arg[]): Value | undefined {
  const [base, path] = args;
  if (base === undefined || path === undefined) return undefined;
  return resolved(textIn(path.value), textIn(base.value), path.span);
}

function copied(value: Value | undefined, run: Run): Value {
  if (value?.kind !== "thing" || value.type !== undefined) return unknown;
  return run.thing(value.shape.value.entries, { isOpen: value.shape.value.isOpen });
}

function callBuiltin(name: string, { args }: Call, run: Run): Value {
  const [first, second] = args;
  switch (name) {
    case "dict": {
      const made = run.thing([]);
      for (const arg of args) {
        if (arg.name === undefined) spread(made, arg.isMany === true ? unknown : arg.value, run);
        else run.put(made, namedEntry(arg));
      }
      return made;
    }
    case union: {
      const made = run.thing([]);
      for (const { value } of args) spread(made, value, run);
      return made;
    }
    case formatting:
      return first?.value.kind === "text" && second !== undefined
        ? percentFormatted(first.value, second, run)
        : unknown;
    case "vars":
      return first?.value.kind === "thing" ? { kind: "thing", shape: first.value.shape } : unknown;
    case "str":
      return first?.value ?? nothing;
    default:
      return unknown;
  }
}
