import { sign } from "../../clients/urls.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { methodOf } from "../../machine/classes/methodOf.ts";
import type { Run } from "../../machine/run.ts";
import type { FunctionValue, Value } from "../../machine/values/values.ts";
import { methodSpan, spanOfCall } from "../phpCall.ts";

const verb = /^(get|head|put|post|patch|delete|options)(Async)?$/;

/** The methods that Guzzle's client methods call internally. */
const inner: Readonly<Record<string, string>> = {
  ...{ request: "requestAsync", send: "sendAsync", sendRequest: "sendAsync" },
};

/**
 * Calls the file's override of the method that a client method calls internally, if a class of the file extends the
 * client.
 */
export function callOverride(method: string, call: Call, run: Run): Value | undefined {
  const [, name, later = ""] = verb.exec(method) ?? [];
  if (name === undefined) {
    const next = Object.hasOwn(inner, method) ? inner[method] : undefined;
    return next === undefined ? undefined : follow(next, call.args, call, run);
  }
  const span = methodSpan(call) ?? spanOfCall(call);
  const first = { value: sign(name.toUpperCase(), span), span };
  const given = [first, ...call.args];
  const own = follow(`request${later}`, given, call, run);
  return own ?? (later === "" ? follow("requestAsync", given, call, run) : undefined);
}

function follow(name: string, args: readonly Arg[], call: Call, run: Run): Value | undefined {
  const own = ownMethod(name, call);
  if (own === undefined) return undefined;
  run.sites.push(spanOfCall(call));
  const value = invoke(own, args, run);
  run.sites.pop();
  return value;
}

/** The method of the object's actual class. */
function ownMethod(name: string, { self }: Call): FunctionValue | undefined {
  if (self?.kind !== "thing" || self.type === undefined) return undefined;
  const { actual, ...of } = self;
  const type = actual ?? self.type;
  return methodOf(type, `${name}()`, { ...of, type });
}
