import { basicHeaders } from "../../clients/basicAuth.ts";
import type { Client } from "../../../client.ts";
import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue, sendRequest } from "../../clients/sending.ts";
import { slotIn } from "../../slots.ts";
import { plainText } from "../../machine/values/texts.ts";
import { entryOf, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { argumentsOf, dictStyle, headersBehind } from "../arguments.ts";
import { dictOf } from "../dicts.ts";
import { saidOfBody } from "./bodies.ts";
import { misplacedIn } from "./misplaced.ts";

const requestPlaces = ["url", "method", "headers", "body"];

const httplib2Places = ["url", "method", "body", "headers"];

/** `httplib2.Http().request(uri, method, body, headers)`. */
export function callHttplib2(method: string, call: Call, run: Run): Value | undefined {
  const { state } = call;
  if (method === "Http") return { kind: "native", path: "httplib2", state: run.thing([]) };
  if (state === undefined) return undefined;
  if (method === "add_credentials") {
    put(state, "auth", unknown, call.at, run);
    return unknown;
  }
  if (method !== "request") return undefined;
  const args = call.args.map((arg) => (arg.name === "uri" ? { ...arg, name: "url" } : arg));
  send("httplib2", { ...call, args }, httplib2Places, entryOf(state, "auth") !== undefined, run);
  return { kind: "list", items: [{ kind: "native", path: "answer" }, unknown], isComplete: true };
}

/** `AsyncHTTPClient().fetch(url, headers=…)`, and `HTTPRequest`. */
export function callTornado(method: string, call: Call, run: Run): Value | undefined {
  switch (method) {
    case "AsyncHTTPClient":
    case "HTTPClient":
    case "AsyncHTTPClient.instance":
      return { kind: "native", path: "tornado", state: run.thing([]) };
    case "HTTPRequest": {
      const state = run.thing([]);
      requests.set(state, call);
      const given = argumentsOf(call, requestPlaces).get("headers");
      const headers = given === undefined ? run.thing([]) : dictOf(given.value, run);
      put(state, "headers", headers, given?.span ?? call.at, run);
      own.set(state, headers);
      return { kind: "native", path: "tornadoRequest", state };
    }
    case "fetch": {
      const [first] = call.args;
      const made = first?.value.kind === "native" ? first.value.state : undefined;
      const request = made && requests.get(made);
      if (made === undefined || request === undefined) send("tornado", call, ["url"], false, run);
      else {
        const held = optionValue(made, "headers");
        send("tornado", request, requestPlaces, false, run, {
          held,
          isOwn: held === own.get(made),
        });
      }
      return { kind: "native", path: "answer" };
    }
    default:
      return undefined;
  }
}

/** The calls that made request objects. */
const requests = new WeakMap<Thing, Call>();

/** The headers that these were made with. */
const own = new WeakMap<Thing, Value>();

/** A request object's headers, and whether it was made with them. */
interface Held {
  readonly held: Value | undefined;
  readonly isOwn: boolean;
}

function send(
  client: Client,
  call: Call,
  names: readonly string[],
  isAuthorized: boolean,
  run: Run,
  { held, isOwn }: Held = { held: undefined, isOwn: true },
): void {
  const { get, isOpen } = argumentsOf(call, names);
  const [url, method, body, given] = ["url", "method", "body", "headers"].map(get);
  if (url === undefined) return;
  const headers = held ?? (given && dictOf(given.value, run));
  const user = get("auth_username");
  const mode = get("auth_mode");
  const isBasic = mode === undefined || plainText(mode.value)?.toLowerCase() === "basic";
  const basic = user === undefined || !isBasic ? undefined : basicHeaders(user.span, run);
  const literal = given?.value.kind === "thing" ? given.value.literal : undefined;
  sendRequest(
    {
      ...{ form: run.form, client, nothing: "text", url: url.value, urlSpan: url.span },
      span: { start: call.at.start, end: call.at.end },
      method:
        method === undefined
          ? { text: "GET", span: undefined }
          : { text: plainText(method.value)?.toUpperCase() ?? "$METHOD", span: method.span },
      headers: [headers, basic].filter((each) => each !== undefined),
      ...saidOfBody(body?.value, "texts", run),
      isOpen,
      isAuthorized: isAuthorized || (user !== undefined && basic === undefined),
      body: body?.span,
      slot:
        literal === undefined || !isOwn
          ? given === undefined && isOwn
            ? headersBehind(call, run)
            : undefined
          : slotIn(run, literal, dictStyle),
      detached: misplacedIn(call, names, run),
    },
    run,
  );
}
