import { beginRequest, has, put, send } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import {
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { setOn } from "./headers.ts";
import { asStatement } from "./jdkHttp.ts";
import type { Parts } from "../parts.ts";

/** `HttpURLConnection`. */
export const urlConnection: Parts = { "jdk.connection": { called: callConnection } };

/** `url.openConnection()`. */
export function openConnection(url: Value, call: Call, run: Run): Native {
  const { at } = call;
  const object = at.callee.kind === "member" ? at.callee.object : at;
  const span = { start: object.start, end: object.end };
  return beginRequest(
    {
      ...{ path: "jdk.connection", client: "urlConnection", call, url: { value: url, span } },
      slot: (state) => asStatement(call, state, "setRequestProperty", run),
    },
    run,
  );
}

/** `url.openStream()`: opened and sent at once. */
export function openStream(url: Value, call: Call, run: Run): Value {
  const { state } = openConnection(url, call, run);
  if (state !== undefined) send(state, sendsItself, call, run);
  return unknown;
}

const sendsItself: Value = { kind: "native", path: "jdk.connection" };

function callConnection(method: string, call: Call, run: Run): Value {
  const { state, args, at } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  if (method === "setRequestMethod") {
    if (first !== undefined) put(state, "method", first.value, first.span, run);
  } else if (method === "getOutputStream") {
    // Writing a body turns GET into POST; any other method stays, known or not.
    if (!has(state, "method") || plainText(optionValue(state, "method")) === "GET") {
      const here = { start: at.start, end: at.start };
      // A body that only some ways write may be of a request to another path.
      const post = run.journal.isUnbranched ? textOf({ text: "POST", runs: [] }) : unknown;
      put(state, "method", post, here, run);
    }
    put(state, "body", unknown, { start: at.start, end: at.end }, run);
    sendOnce(state, call, run);
  } else if (sending.test(method)) sendOnce(state, call, run);
  else setOn(state, method, call, run);
  return unknown;
}

/** Sends once; later calls read the same response. */
function sendOnce(state: Thing, call: Call, run: Run): void {
  if (!has(state, "sent")) send(state, sendsItself, call, run);
}

/** Methods that read the response, and so send the request. */
const sending =
  /^(?:connect|getInputStream|getErrorStream|getResponse\w+|getContent\w*|getHeaderField\w*|getDate|getLastModified|getExpiration)$/;
