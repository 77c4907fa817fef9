import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { type Entry, type Thing, type Value, unknown } from "../../machine/values/values.ts";
import { bodyIn, optionsBehind, sendWithOptions, typeOfForm } from "./httpCall.ts";
import { shortHeaders } from "./shortHeaders.ts";
import { strayedOf } from "../strayed.ts";
import { isGiven, isTrue } from "../given.ts";
import { put } from "../../clients/making.ts";
import { callHooks, headersInOne, hooksIn } from "../hooks.ts";

/** `$.ajax(settings)`, `$.get(url)`, `$.getJSON(url)`, `$.post(url, data)`. */
export function callJquery(method: string, call: Call, run: Run): Value | undefined {
  const [first, second] = call.args;
  if (method === "ajaxPrefilter" || method === "ajaxSend") {
    run.facts.set("ajaxSetup", true);
    return unknown;
  }
  if (method === "ajaxSetup") return setUp(first, run);
  if (first === undefined || !/^(?:ajax|get|getJSON|post)$/.test(method)) {
    return method === "" ? unknown : undefined;
  }
  const isSettings = first.value.kind === "thing";
  const given = isSettings ? first : method === "ajax" ? second : undefined;
  const shared = run.shared.get("jquery");
  const own = given?.value;
  const found = isSettings ? option(own, "url") : undefined;
  const entry = found === "unknown" ? undefined : found;
  const read = (name: string): Value | undefined =>
    optionValue(own, name) ?? optionValue(shared, name);
  const verb =
    option(own, "type") === undefined ? undefined : plainText(read("type"))?.toUpperCase();
  const accepts = isGiven(read("accepts"));
  const type = method === "getJSON" ? "json" : plainText(read("dataType"));
  // The argument after the URL: query or body.
  const sent =
    isSettings || method === "ajax" || second?.value.kind === "function" ? undefined : second;
  const data = bodyIn(own, "data") ?? sent;
  const named = method === "ajax" ? undefined : method === "post" ? "POST" : "GET";
  const isWrite = !/^(?:GET|HEAD)$/.test(
    named ?? verb ?? plainText(read("method"))?.toUpperCase() ?? "GET",
  );
  const types = shortHeaders(
    run.thing([...entriesOf(shared), ...entriesOf(own)]),
    { contentType: "Content-Type" },
    run,
  );
  const hooked = withBeforeSend(given, shared, run);
  sendWithOptions(
    {
      ...{ call, client: type === "json" ? "jqueryJson" : "jquery", nothing: "skips" },
      options: hooked?.options ?? given,
      defaults: [types, ...(hooked === undefined ? [optionValue(shared, "headers")] : [])],
      ...{
        url: isSettings ? (entry?.value ?? unknown) : first.value,
        urlSpan: entry?.valueSpan ?? first.span,
      },
      ...{ method: named ?? verb, ownOptions: /^(?:contentType|accepts)$/ },
      body: isWrite ? data?.span : undefined,
      isOpen: hooked?.isOpen === true || run.facts.has("ajaxSetup"),
      implied: {
        ...(accepts || (type !== "json" && isGiven(read("dataType"))) ? { Accept: undefined } : {}),
        ...(isWrite && data !== undefined ? typeOfForm(data.value) : {}),
      },
      isAuthorized: isGiven(read("username")) || sendsCookies(read("xhrFields")),
      ...(method === "ajax" && !isSettings ? { optionsAfter: optionsBehind(first.span) } : {}),
      detached: [
        ...strayedOf(sent?.value, isWrite ? "inBody" : "inQuery", sent?.span ?? call.at, run),
        ...strayedOf(optionValue(own, "data"), isWrite ? "inBody" : "inQuery", call.at, run),
      ],
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

function entriesOf(value: Value | undefined): readonly Entry[] {
  return value?.kind === "thing" ? value.shape.value.entries : [];
}

/** `$.ajaxSetup(settings)`: defaults for all later calls. */
function setUp(settings: Arg | undefined, run: Run): Value {
  const shared = run.shared.get("jquery") ?? run.thing([]);
  run.shared.set("jquery", shared);
  if (settings !== undefined) spread(shared, settings.value, run);
  if (shared.shape.value.isOpen) run.facts.set("ajaxSetup", true);
  return unknown;
}

function sendsCookies(fields: Value | undefined): boolean {
  return isTrue(optionValue(fields, "withCredentials"));
}

/** The headers including those that `beforeSend: (xhr) => xhr.setRequestHeader(…)` sets. */
function withBeforeSend(
  given: Arg | undefined,
  shared: Thing | undefined,
  run: Run,
): { readonly options: Arg; readonly isOpen: boolean } | undefined {
  const own = given?.value;
  const hook = optionValue(own, "beforeSend") ?? optionValue(shared, "beforeSend");
  if (!isGiven(hook) || run.isSilent) return undefined;
  const span = given?.span ?? { start: 0, end: 0 };
  const sources = [optionValue(shared, "headers"), optionValue(own, "headers")];
  const headers = headersInOne(sources, run);
  const made = run.thing([]);
  if (own !== undefined) spread(made, own, run);
  put(made, "headers", headers, span, run);
  const state = run.thing([]);
  put(state, "headers", headers, span, run);
  const xhr: Value = { kind: "native", path: "XMLHttpRequest", state };
  const isKnown = callHooks(hooksIn(hook), [xhr, made], run);
  return { options: { value: made, span }, isOpen: !isKnown || made.shape.value.isOpen };
}
