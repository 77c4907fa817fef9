import { invoke } from "../machine/calls/invoke.ts";
import { handBackRequest } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Library } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { textOf, unknown, type Entry, type Native, type Value } from "../machine/values/values.ts";
import { builtUri, putInto } from "./clients/builders.ts";
import { called } from "./called.ts";
import { headersOfContent } from "./clients/content.ts";
import { callElsewhere, instanceOf } from "./elsewhere.ts";
import { extend, hasMember } from "./extending.ts";
import { headersNative, memberOfHeaders, valuesOf } from "./clients/headerObjects.ts";
import { assignHeader, assignMediaType } from "./clients/headers.ts";
import { assignToClient, memberOfClient } from "./clients/httpClient.ts";
import { emptyOf } from "./immutables.ts";
import { entriesIn, isList, itemsIn } from "./lists.ts";
import { made } from "./made.ts";
import { assignToMessage, memberOfMessage } from "./clients/messages.ts";
import { queryText } from "./nameValues.ts";
import { constantNamed, known, mocking } from "./names.ts";
import { itemSetter } from "./reading/readField.ts";
import { assignToRestClient } from "./clients/restClients.ts";
import { assignToRestRequest } from "./clients/restSharp.ts";
import { partOfText } from "./texts.ts";
import { partOf } from "./tuples.ts";
import { assignToUnity, memberOfUnity } from "./clients/unity.ts";
import { assignToWebClient, memberOfWebClient } from "./clients/webClient.ts";
import { assignToWebRequest, memberOfWebRequest } from "./clients/webRequest.ts";

/** The built-ins and libraries of C#: classes by simple name. */
export const csharpLibrary: Library = {
  impliesSelf: true,
  followsTypes: true,
  ...{ hidesNothing: true, tellsUnused: true },
  ...{ setsItems: itemSetter, addedItems: "{}" },
  isArray: (value) => value.kind === "list" || isList(value),
  maybe(of, run) {
    if (of.state === undefined) return undefined;
    // A default client may be replaced by another one.
    run.open(of, 0);
    return of;
  },
  global(name, run) {
    if (namespaces.test(name) || run.facts.has(`namespace ${name}`))
      return { kind: "native", path: "namespace" };
    const isKnown = known.has(name) || name.startsWith("HttpClient of ");
    return isKnown ? { kind: "native", path: name } : undefined;
  },
  module(module, _, run) {
    if (mocking.test(module)) run.facts.set("mocked", true);
    const name = module.slice(module.lastIndexOf(".") + 1);
    return known.has(name) ? { kind: "native", path: name } : undefined;
  },
  member: memberOf,
  assign: assignTo,
  item(of, { value }) {
    const key = value.kind === "text" ? value.written.text : undefined;
    if (key === undefined) return unknown;
    const table = of.path === "headers" ? valuesOf(of.state, key) : of.state;
    if (!/^(?:query|headers)$/.test(of.path)) return unknown;
    return optionValue(table, key) ?? unknown;
  },
  turns(of) {
    if (!isList(of)) return undefined;
    const { entries, isOpen } = entriesIn(of);
    const items = itemsIn(of) ?? [];
    return { kind: "list", items, isComplete: !isOpen && items.length === entries.length };
  },
  part: partOf,
  partOfText,
  call(call, run) {
    return call.at.isNew ? made(call, run) : called(call, run);
  },
  method: callElsewhere,
  keeps: ({ path, args }) =>
    args.length < 3 && /^(?:items\.)?(?:(?:Try)?Add|Enqueue|Push)$/.test(path),
  instanceOf,
  handBack: handBackRequest,
  extend,
  has: hasMember,
};

/** Root namespaces of the libraries, for full names. */
const namespaces = /^(?:System|Microsoft|Flurl|RestSharp|Refit|UnityEngine|Newtonsoft)$/;

function memberOf(of: Native, name: string, run: Run): Value | undefined {
  switch (of.path) {
    case "namespace":
      return (
        [...run.classes].find(({ code }) => code.name === name) ?? {
          ...{ kind: "native", path: known.has(name) ? name : "namespace" },
        }
      );
    case "clientBuilder":
      return name === "Services" ? unknown : undefined;
    case "client":
      return memberOfClient(of, name, run);
    case "message":
      return memberOfMessage(of, name, run);
    case "headers":
      return memberOfHeaders(of, name);
    case "content":
      return name === "Headers" ? headersOfContent(of, run) : undefined;
    case "webRequest":
      return memberOfWebRequest(of, name, run);
    case "webClient":
      return memberOfWebClient(of, name, run);
    case "unity":
      return memberOfUnity(of, name);
    case "uriBuilder":
      if (name === "Uri" || name === "toString()") return builtUri(of, run);
      return optionValue(of.state, name) ?? undefined;
    case "textBuilder":
      return name === "toString()" ? optionValue(of.state, "text") : undefined;
    case "query":
      if (name !== "toString()" || of.state === undefined) return undefined;
      return queryText(of.state, { start: 0, end: 0 }, run);
    case "flurl":
    case "flurlUrl":
      if (name === "toString()") return optionValue(of.state, "url");
      return headersAt(of, name, run);
    case "flurlClient":
      return headersAt(of, name, run);
    case "restClient":
      return name === "Options" ? { ...of, path: "restOptions" } : undefined;
    case "lazy": {
      const maker = optionValue(of.state, "maker");
      if (name !== "Value" || maker === undefined) return undefined;
      return maker.kind === "function" ? invoke(maker, [], run) : maker;
    }
    default: {
      const empty = name === "Empty" ? emptyOf(of.path, run) : undefined;
      if (empty !== undefined) return empty;
      const text = constantNamed(of.path, name);
      return text === undefined ? undefined : textOf({ text, runs: [] });
    }
  }
}

function headersAt({ state }: Native, name: string, run: Run): Value | undefined {
  if (name !== "Headers") return undefined;
  return headersNative("web", optionValue(state, "headers"), undefined, run);
}

function assignTo(of: Native, name: string, entry: Entry, run: Run): boolean {
  switch (of.path) {
    case "client":
      return assignToClient(of, name, entry, run);
    case "message":
      return assignToMessage(of, name, entry, run);
    case "headers":
      return assignHeader(of, entry, run);
    case "headers.ContentType":
      return assignMediaType(of.state, name, entry, run);
    case "webRequest":
      return assignToWebRequest(of, name, entry, run);
    case "webClient":
      return assignToWebClient(of, name, entry, run);
    case "unity":
      return assignToUnity(of, name, entry, run);
    case "uriBuilder":
    case "query":
      return putInto(of, name, entry, run);
    case "restClient":
    case "restOptions":
      return assignToRestClient(of, name, entry, run);
    case "refitSettings":
      if (of.state !== undefined) run.put(of.state, entry);
      return true;
    case "restRequest":
      return assignToRestRequest(of, name, entry, run);
    default:
      if (/^FlurlHttp\b/.test(of.path)) run.facts.set("flurlHooks", true);
      return true;
  }
}
