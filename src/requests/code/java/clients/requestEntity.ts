import { built } from "../../clients/building.ts";
import { beginRequest, has, type Beginning } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { textIn } from "../../clients/urls.ts";
import {
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { besideHeaders } from "./headerPlaces.ts";
import { setOn } from "./headers.ts";
import type { Parts } from "../parts.ts";
import { isTyped, kindOfSpringBody, putSpringBody } from "./springBodies.ts";
import { giveHeaders, isHeaders } from "./springHeaders.ts";
import { expanded } from "../uris.ts";

/** `RequestEntity`: a complete request, which `RestTemplate` sends. */
export const requestEntity: Parts = {
  RequestEntity: { made: newRequestEntity, called: beginEntity },
  "entity.builder": { called: callEntityBuilder },
};

/** Headers implied by converters: the response type's set Accept, the body's Content-Type. */
function ofConverters(state: Thing, run: Run): Readonly<Record<string, undefined>> {
  return {
    ...(has(state, "forText") ? {} : { Accept: undefined }),
    ...(isTyped(state, run) ? { "Content-Type": undefined } : {}),
  };
}

/** What converters tell of a request, for `beginRequest`. */
export function saidByConverters(run: Run): Pick<Beginning, "implied" | "bodyKind"> {
  return {
    implied: (state) => ofConverters(state, run),
    bodyKind: (state) => kindOfSpringBody(state, run),
  };
}

/** `new RequestEntity<>(body, headers, method, url)`; the first two may be missing. */
function newRequestEntity(call: Call, run: Run): Value {
  const { args } = call;
  const urlAt = args.findIndex(({ value }) => textIn(value)?.written.text.includes("/") === true);
  const [url, method] = [args[urlAt], args[urlAt - 1]];
  if (url === undefined || method === undefined) return unknown;
  const headers = args.slice(0, urlAt - 1).find(({ value }) => isHeaders(value));
  const body = args[0] === headers || urlAt === 1 ? undefined : args[0];
  const isOpen = urlAt > 2 && headers === undefined;
  const made = beginRequest(
    {
      ...{ path: "entity.request", client: "restTemplate", call, method, url },
      ...{ body, slot: (of) => besideHeaders(of, run), ...saidByConverters(run) },
      ...(headers === undefined
        ? isOpen
          ? { headers: unknown }
          : {}
        : { headers: headers.value.kind === "native" ? headers.value.state : unknown }),
    },
    run,
  );
  if (made.state !== undefined && body !== undefined) putSpringBody(made.state, body, run);
  return made;
}

/** `RequestEntity.get(url)`, `RequestEntity.method(method, url)`. */
function beginEntity(method: string, call: Call, run: Run): Value {
  if (!/^(?:get|head|post|put|patch|delete|options|method)$/.test(method)) return unknown;
  const { args, at } = call;
  const isNamed = method === "method";
  const url = args[isNamed ? 1 : 0];
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  const verb = { value: textOf({ text: method.toUpperCase(), runs: [] }), span };
  return beginRequest(
    {
      ...{ path: "entity.builder", client: "restTemplate", call },
      method: isNamed ? args[0] : verb,
      url: url && { ...url, value: expanded(textIn(url.value) ?? unknown, run) },
      ...{ slot: (of) => besideHeaders(of, run), ...saidByConverters(run) },
    },
    run,
  );
}

function callEntityBuilder(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  if (method === "body" && first !== undefined) putSpringBody(state, first, run);
  if (method === "build" || method === "body") return built(state, "entity.request", run);
  if (method === "headers") {
    const headers = optionValue(state, "headers");
    const place: Native = {
      ...{ kind: "native", path: "headers" },
      ...(headers?.kind === "thing" ? { state: headers } : {}),
    };
    if (first?.value.kind === "function") giveHeaders(first, place, call, run);
    else setOn(state, "addAll", call, run);
  } else setOn(state, method, call, run);
  return self ?? unknown;
}
