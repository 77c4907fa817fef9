import { invoke } from "../machine/calls/invoke.ts";
import type { Arg, Call } from "../machine/library.ts";
import { memberOf } from "../machine/classes/members.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import { entryOf, textOf, unknown, type ClassValue, type Value } from "../machine/values/values.ts";
import { isArray } from "./arrays.ts";
import { callGuzzle } from "./clients/guzzle.ts";
import { hasMany } from "./phpCall.ts";
import { sendUnnamed } from "./clients/laravelSend.ts";

/** `$client->$method(…)`: the method's name is the first argument. */
export function callByName(call: Call, run: Run): Value | undefined {
  const [name, ...args] = call.args;
  const { self } = call;
  if (name === undefined || self === undefined) return undefined;
  return callNamed(self, name, { ...call, args }, run);
}

/** Calls a method by name; with an unknown name, any method of a client. */
function callNamed(self: Value, name: Arg, call: Call, run: Run): Value | undefined {
  const shown = plainText(name.value);
  switch (self.kind) {
    case "thing":
    case "class": {
      const type = self.kind === "class" ? self : self.type;
      const method = shown === undefined ? undefined : type && methodOf(type, `${shown}()`, self);
      if (method !== undefined) return invoke(method, call.args, run);
      return shown === undefined ? undefined : callMissing(shown, { ...call, self }, run);
    }
    case "native": {
      const state = self.state === undefined ? {} : { state: self.state };
      if (shown !== undefined) {
        const known = memberOf(self, `${shown}()`, run);
        const path = known?.kind === "native" ? known.path : `${self.path}.${shown}()`;
        return run.library.call({ ...call, self, state: self.state, path }, run);
      }
      run.idleClients.uses(self.state);
      const given: Call = { ...call, self, state: self.state, args: [name, ...call.args] };
      if (hasMany(given)) return unknown;
      if (self.path === "guzzle") return callGuzzle("request", given, run);
      return self.path === "laravel" ? sendUnnamed({ ...self, ...state }, given, run) : unknown;
    }
    case "text":
    case "constant":
    case "list":
    case "function":
    case "unknown":
      return undefined;
  }
}

/** `__call` and `__callStatic`, which handle missing methods. */
export function callMissing(name: string, call: Call, run: Run): Value | undefined {
  const { self } = call;
  const type: ClassValue | undefined =
    self?.kind === "thing" ? self.type : self?.kind === "class" ? self : undefined;
  const taker = self?.kind === "class" ? "__callStatic()" : "__call()";
  const method = type && methodOf(type, taker, self);
  if (method === undefined) return undefined;
  const at = { start: call.at.start, end: call.at.end };
  const isSeen = call.args.every((arg) => arg.isMany !== true);
  const given = run.thing(
    call.args.map(({ name: own, value, span }, index) => ({
      ...{ name: { text: own ?? String(index), runs: [] }, value },
      ...{ valueSpan: span, span, isSure: true },
    })),
    { isOpen: !isSeen },
  );
  const args = [
    { value: textOf({ text: name, runs: [] }), span: at },
    { value: given, span: at },
  ];
  return invoke(method, isSeen ? args : args.slice(0, 1), run);
}

/** `call_user_func($callable, …)`, `call_user_func_array($callable, $args)`, `[$object, 'method'](…)`. */
export function callUserFunction(name: string, call: Call, run: Run): Value | undefined {
  const [callable, ...rest] = call.args;
  if (callable === undefined) return undefined;
  const args = name === "call_user_func_array" ? spreadIn(rest[0]) : rest;
  const { value } = callable;
  if (value.kind === "function") return invoke(value, args, run);
  if (!isArray(value)) return undefined;
  const [object, method] = ["0", "1"].map((key) => entryOf(value, key));
  if (object === undefined || method === undefined) return undefined;
  const named = { value: method.value, span: method.valueSpan };
  return callNamed(object.value, named, { ...call, args }, run);
}

/** The items of an array as arguments. */
function spreadIn(arg: Arg | undefined): readonly Arg[] {
  if (arg === undefined) return [];
  if (!isArray(arg.value) || arg.value.shape.value.isOpen) return [{ ...arg, isMany: true }];
  return arg.value.shape.value.entries.map(({ name: { text }, value, valueSpan: span }) =>
    /^\d+$/.test(text) ? { value, span } : { name: text, value, span },
  );
}
