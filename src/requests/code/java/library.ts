import { parts } from "./allParts.ts";
import { emptyEntity } from "./clients/springHeaders.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { handBackRequest, has, outsideClient } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Call, Library } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { textIn } from "../clients/urls.ts";
import { textOf, unknown, type Native, type Value } from "../machine/values/values.ts";
import { newHeaders } from "./clients/headers.ts";
import { sendWith } from "./clients/jdkHttp.ts";
import { allOf, callItems, callStream } from "./lists.ts";
import { callThing } from "./maps.ts";
import { classIn } from "./homes.ts";
import { classNamed, constantNamed, known, mocking } from "./names.ts";
import { decorated } from "./decorated.ts";
import { callPreparing } from "./clients/preparing.ts";
import { nameOfConstant } from "./nameOfConstant.ts";
import { functional, referred } from "./methodReference.ts";
import { clientAt } from "./reading/readAnnotation.ts";
import { declaredSender } from "./reading/readDeclared.ts";
import { assignToAssured } from "./clients/restAssured.ts";
import { clientFromOutside } from "./clients/senders.ts";
import { callText } from "./strings.ts";
import { typeOf } from "./types.ts";
import { openConnection, openStream } from "./clients/urlConnection.ts";

/** The built-ins and libraries of Java: classes by simple name. */
export const javaLibrary: Library = {
  ...{ impliesSelf: true, callsMethods: true, putsFieldsLate: true },
  isArray: ({ kind }) => kind === "list",
  followsTypes: true,
  tellsUnused: true,
  turns: (of) => (of.path === "changingList" ? optionValue(of.state, "items") : undefined),
  global(name, run) {
    const path = classIn((home) => run.facts.has(`all of ${home}`), name);
    if (path !== undefined) return { kind: "native", path };
    if (name === "HttpClient" && run.facts.has("apache"))
      return { kind: "native", path: "CloseableHttpClient" };
    if (name === declaredSender) return { kind: "native", path: "declared.send" };
    if (name === clientAt) return { kind: "native", path: `${clientAt}.get` };
    if (known.has(name)) return { kind: "native", path: name };
    return roots.test(name) ? { kind: "native", path: `package ${name}` } : undefined;
  },
  module(module, member, run) {
    if (mocking.test(module)) run.facts.set("mocked", true);
    if (/^org\.apache\.(?:http|hc)\./.test(module)) run.facts.set("apache", true);
    if (module.endsWith(".*")) run.facts.set(`all of ${module.slice(0, -2)}`, true);
    const path = classNamed(module);
    if (path === undefined) return undefined;
    const text = member === undefined ? undefined : constantNamed(path, member);
    if (text !== undefined) return textOf({ text, runs: [] });
    return { kind: "native", path: member === undefined ? path : `${path}.${member}` };
  },
  member(of, name, run) {
    if (name === "toString()") return shown(of);
    if (of.path === "HttpEntity" && name === "EMPTY") return emptyEntity(run);
    if (of.path.startsWith("package ")) return inPackage(`${of.path.slice(8)}.${name}`);
    const text = constantNamed(of.path, name);
    return text === undefined ? undefined : textOf({ text, runs: [] });
  },
  assign(of, _name, entry, run) {
    assignToAssured(of, entry, run);
    return true;
  },
  call(call, run) {
    const { path, at } = call;
    if (at.isNew) return parts.get(path)?.made?.(call, run) ?? unknown;
    const dot = path.lastIndexOf(".");
    const of = path.slice(0, dot);
    const found = parts.get(of)?.called?.(path.slice(dot + 1), call, run);
    if (found !== undefined) return found;
    const method = referred(call);
    return method === undefined ? otherwise(of) : javaLibrary.call(method, run);
  },
  method: callMethod,
  keeps: ({ path, args }) =>
    args.length < 3 && /^(?:changingList\.)?(?:add(?:First|Last)?|offer|put|push)$/.test(path),
  instanceOf(type, run) {
    const path = clients.get(type.path);
    if (type.path === "ObjectMapper" || type.path === "Gson") return type;
    if (path === "client" || path === "play.client") return { kind: "native", path };
    if (path !== undefined) return clientFromOutside(path, run);
    return type.path === "HttpHeaders" || type.path === "Headers"
      ? newHeaders(unknown, run)
      : undefined;
  },
  textType: "String",
  typeOf,
  handBack: handBackRequest,
};

/** First parts of package names, for classes with a full name. */
const roots = /^(?:java|javax|jakarta|org|com|okhttp3|kong)$/;

function inPackage(full: string): Native {
  const isClass = /\.[A-Z]\w*$/.test(full);
  return { kind: "native", path: isClass ? (classNamed(full) ?? full) : `package ${full}` };
}

/** The text of an object that is used in a text. */
function shown(of: Native): Value | undefined {
  if (of.path === "stringBuilder") return optionValue(of.state, "text");
  return of.path === "url" ? textIn(of) : undefined;
}

/** Unknown methods: those of library classes do not change their arguments. */
function otherwise(of: string): Value | undefined {
  const [head = ""] = of.split(".");
  return known.has(head) || /^(?:answer|noBody|basicHeader)$/.test(head) ? unknown : undefined;
}

/** The client in a field or parameter of these types. */
const clients: ReadonlyMap<string, string> = new Map([
  ["HttpClient", "client"],
  ["OkHttpClient", "ok.client"],
  ["CloseableHttpClient", "apache.client"],
  ["RestTemplate", "spring.rest"],
  ["RestOperations", "spring.rest"],
  ["RestTemplateBuilder", "spring.builder"],
  ["WebClient", "web.client"],
  ["RestClient", "web.client"],
  ["WebClient.Builder", "web.builder"],
  ["RestClient.Builder", "web.builder"],
  ["UnirestInstance", "unirest.client"],
  ["Client", "rs.client"],
  ["WebTarget", "rs.target"],
  ["AhcClient", "ahc.client"],
  ["WSClient", "play.client"],
  ["MicronautClient", "micronaut.client"],
  ["VertxClient", "vertx.client"],
]);

/** Methods of texts, maps and functions, and of unknown clients. */
function callMethod(call: Call, run: Run): Value | undefined {
  const { self, path: name, args } = call;
  if (self?.kind === "text") {
    if (name === "openConnection") return openConnection(self, call, run);
    if (name === "openStream") return openStream(self, call, run);
    return callText(self, call, run);
  }
  if (self?.kind === "function" && functional.test(name)) return invoke(self, args, run);
  const wrapped = decorated(call, run);
  if (wrapped !== undefined) return wrapped;
  if (self?.kind === "list") return callItems(self, call, run);
  if (self?.kind === "class" && name === "values") return allOf(self, run);
  if (self?.kind === "unknown") {
    const made = callStream(call, run);
    if (made !== undefined) return made;
  }
  if (self?.kind === "thing") {
    const constant = /^(?:name|toString)$/.test(name) ? nameOfConstant(self) : undefined;
    if (constant !== undefined) return constant;
    const found = callThing(self, call, run);
    if (found !== undefined) return found;
  }
  const isSending =
    /^(?:send|sendAsync|newCall|execute|exchange)$/.test(name) &&
    args.some(({ value }) => value.kind === "native" && has(value.state, "late"));
  if (isSending) return sendWith(outsideClient("client", run), call, run);
  callPreparing(call, run);
  return /^(?:println|printf|print|info|debug|warn|error|trace|headers|get\w*|is\w*|equals|hashCode|toString|join|body|statusCode|close)$/.test(
    name,
  )
    ? unknown
    : undefined;
}
