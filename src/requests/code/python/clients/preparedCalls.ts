import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { unknown, type Value } from "../../machine/values/values.ts";
import { newPrepared, outgoingIn } from "./outgoing.ts";
import { prepareRequest } from "./requestObject.ts";
import { assignToSession } from "./sessionHeaders.ts";
import { writtenAt } from "../../machine/values/texts.ts";

/** Methods of request objects: `request.prepare()`, `prepared.prepare_headers({…})`. */
export function callPrepared(method: string, call: Call, run: Run): Value | undefined {
  const { self, state, args, at } = call;
  const [first] = args;
  if (state === undefined) return unknown;
  switch (method) {
    case "prepare":
      if (call.path.startsWith("prepared")) {
        run.open(state);
        return unknown;
      }
      return prepareRequest(undefined, self, { state: undefined }, run);
    case "prepare_headers": {
      if (first === undefined || self?.kind !== "native") return unknown;
      const span = { start: at.start, end: at.end };
      const name = writtenAt("headers", { start: at.start, end: at.start });
      const entry = { name, value: first.value, valueSpan: first.span, span, isSure: true };
      assignToSession(self, entry, run);
      return unknown;
    }
    case "prepare_auth":
      put(state, "outside", unknown, at, run);
      run.open(state, 1);
      return unknown;
    case "prepare_body":
      put(state, "body", unknown, at, run);
      return unknown;
    case "copy": {
      const of = outgoingIn(state);
      return of === undefined ? unknown : newPrepared(of, run, state);
    }
    default:
      return unknown;
  }
}
