import { copyHeaders } from "../../clients/building.ts";
import { beginRequest, has, put, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { joinedUrl, textIn } from "../../clients/urls.ts";
import { textOf, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { kindOfRequest } from "./bodies.ts";
import { inChain } from "./jdkHttp.ts";
import { addQuery } from "./queries.ts";
import { expanded } from "../uris.ts";

export const verbs = /^(?:get|post|put|patch|delete|head|options|request)$/;

const beginnings = new WeakMap<Thing, Call>();

/** Remembers the call that began a specification, after which a header can be added. */
export function beganAt(state: Thing, call: Call): void {
  beginnings.set(state, call);
}

/** `.get("/me")`: sends the specification, which may be changed and sent again later. */
export function sendSpec(method: string, call: Call, run: Run): Value {
  const { state, args, at } = call;
  const isNamed = method === "request";
  const [url] = isNamed ? args.slice(1) : args;
  if (state === undefined) return unknown;
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  const verb: Arg | undefined = isNamed
    ? args[0]
    : { value: textOf({ text: method.toUpperCase(), runs: [] }), span };
  const begun = beginnings.get(state);
  const headers = optionValue(state, "headers");
  const request = beginRequest(
    {
      ...{ path: "assured.request", client: "restAssured", call, method: verb },
      url: { value: expanded(addressOf(state, url, call, run), run), span: url?.span ?? at },
      ...(headers?.kind === "thing" ? { headers: copyHeaders(headers, run, headers) } : {}),
      slot: (of) => (begun === undefined ? undefined : inChain(begun, of, "header", run)),
      implied: (of) => (has(of, "body") ? { "Content-Type": undefined } : {}),
      bodyKind: kindOfRequest,
    },
    run,
  );
  if (request.state === undefined) return unknown;
  for (const name of ["body", "authorized", "inBody"]) {
    const held = optionValue(state, name);
    if (held !== undefined) put(request.state, name, held, at, run);
  }
  if (has(state, "query")) addQuery(request.state, { ...call, args: [] }, run);
  send(request.state, { kind: "native", path: "assured.sender" }, call, run);
  return { kind: "native", path: "answer" };
}

function addressOf(state: Thing, url: Arg | undefined, { at }: Call, run: Run): Value {
  const given = url === undefined ? textOf({ text: "", runs: [] }) : textIn(url.value);
  const place = url?.span ?? { start: at.start, end: at.end };
  if (given === undefined) return unknown;
  if (given.kind === "text" && /^https?:/i.test(given.written.text)) return given;
  const path = optionValue(state, "path");
  const base = optionValue(state, "base");
  const whole = path === undefined ? base : joinedUrl(base, path, place, run);
  return joinedUrl(whole, given, place, run);
}
