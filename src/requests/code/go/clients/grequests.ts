import { formBody } from "../../clients/bodies.ts";
import { beginRequest, put, send } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { sign, withParams } from "../../clients/urls.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { answer, plainClient } from "./client.ts";
import { authorize, deliver } from "./transport.ts";

const verb = /^(?:Get|Head|Post|Put|Patch|Delete|Options)$/;

/** `grequests.Get(url, &grequests.RequestOptions{…})`, and the same on a session, whose options are added. */
export function callGrequests(method: string, call: Call, run: Run): Value {
  const { args, state } = call;
  if (method === "NewSession") return sessionOf(args[0], run);
  const [url, given] = args;
  if (!verb.test(method) || url?.value.kind !== "text") return unknown;
  const all = [state && optionValue(state, "options"), given?.value].filter(
    (each) => each !== undefined && !isNothing(each),
  );
  const headers = run.thing([], { foldsCase: true });
  for (const each of all) spread(headers, field(each, "Headers"), run);
  const part = (name: string): Value | undefined =>
    all.map((each) => field(each, name)).findLast((value) => !isNothing(value));
  const isForm = part("JSON") === undefined && part("Data") !== undefined && !part("Files");
  const body = isForm ? formBody : (part("JSON") ?? part("Data") ?? part("XML"));
  const { callee } = call.at;
  const span = callee.kind === "member" ? callee.nameSpan : call.at;
  const params = part("Params");
  const request = beginRequest(
    {
      ...{ path: "grequests.Request", client: "goHttp", call, headers, slot: () => undefined },
      method: { value: sign(method.toUpperCase(), span), span },
      url: { ...url, value: params ? withParams(url.value, params, call.at, run) : url.value },
      body: body === undefined ? undefined : { value: body, span: given?.span ?? span },
      implied: (made) => (entryOf(made, "body") && !isForm ? { "Content-Type": undefined } : {}),
    },
    run,
  );
  const { state: made } = request;
  if (made === undefined) return answer;
  if (["Auth", "Cookies"].some((name) => part(name) !== undefined)) authorize(made, run);
  const sender = part("HTTPClient") ?? plainClient(run);
  if (sender.kind === "native") {
    deliver({ kind: "native", path: "http.Request", state: made }, sender, call, run);
  } else send(made, sender, call, run);
  return answer;
}

function sessionOf(options: Arg | undefined, run: Run): Native {
  const state: Thing = run.thing([]);
  if (options !== undefined) put(state, "options", options.value, options.span, run);
  return { kind: "native", path: "grequests", state };
}

/** An option's value; null if not given. */
function field(options: Value | undefined, name: string): Value {
  const absent = { kind: "constant", value: null } as const;
  return options === undefined ? absent : (optionValue(options, name) ?? absent);
}
