import { invoke } from "../../machine/calls/invoke.ts";
import { optionValue } from "../../clients/sending.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { plainText } from "../../machine/values/texts.ts";
import {
  entryOf,
  unknown,
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { isArray } from "../arrays.ts";
import { watchIdleClient } from "./watchIdleClient.ts";
import { afterSteps } from "./laravelSend.ts";
import { put } from "../../clients/making.ts";
import { keptThing } from "../../clients/state.ts";
import { argument } from "../phpCall.ts";
import { callPending } from "./pendingRequest.ts";
import { watchUnused } from "../unused.ts";

const facade: Native = { kind: "native", path: "Laravel" };

/** `Http::…`: each call begins a request. */
export function callLaravel(method: string, call: Call, run: Run): Value | undefined {
  const [first, second] = [argument(call, 0), argument(call, 1)];
  if (/^(?:fake|fakeSequence|preventStrayRequests|shouldReceive|spy)$/.test(method)) {
    run.facts.set("mocked", true);
    return unknown;
  }
  if (/^global(?:Options|Middleware|RequestMiddleware)$/.test(method)) {
    run.facts.set("laravelGlobal", true);
    const all = method === "globalOptions" ? optionValue(first?.value, "headers") : undefined;
    if (isArray(all)) run.shared.set(forAll, all);
    return unknown;
  }
  switch (method) {
    case "macro": {
      const name = plainText(first?.value);
      if (name !== undefined && second?.value.kind === "function") {
        run.shared.set(macroKey(name), macro(second.value, run));
      }
      return unknown;
    }
    case "pool":
    case "batch":
      if (first?.value.kind === "function") follow(first.value, facade, run);
      return unknown;
  }
  const state = pending(call, run, run.facts.has("laravelGlobal"));
  const self: Native = { kind: "native", path: "laravel", state };
  if (/^(?:as|createPendingRequest|newPendingRequest)$/.test(method)) return self;
  const known = callPending(method, { ...call, state, self: undefined }, run);
  return known ?? callMacro(method, self, call, run);
}

/** The shared entry for headers set by `globalOptions`. */
const forAll = "headers for all";

function macroKey(name: string): string {
  return `macro ${name}`;
}

function macro(code: FunctionValue, run: Run): Thing {
  const span = { start: code.code.start, end: code.code.end };
  const name = { text: "code", runs: [] };
  return run.thing([{ name, value: code, valueSpan: span, span, isSure: true }]);
}

/** Calls a macro of the file, defined on the facade or on requests. */
export function callMacro(method: string, self: Native, call: Call, run: Run): Value | undefined {
  const made = run.shared.get(macroKey(method));
  const code = made && entryOf(made, "code")?.value;
  if (code?.kind !== "function") return undefined;
  return invoke({ ...code, self }, call.args, run);
}

/** Calls a callback with what the library passes. */
export function follow(code: FunctionValue, given: Value, run: Run): Value {
  run.taken.add(code);
  return invoke(
    code,
    [{ value: given, span: { start: code.code.start, end: code.code.start } }],
    run,
  );
}

function pending(call: Call, run: Run, isOpen: boolean): Thing {
  const { at } = call;
  const state = begun(run, isOpen);
  const headers = (): Value | undefined => keptThing(state, "headers");
  watchUnused({ state, at, client: "laravelHttp", isAlone: true }, headers, run);
  watchIdleClient(
    { state, call, client: "laravelHttp" },
    {
      base: () => (state.shape.value.isOpen ? undefined : entryOf(state, "baseUrl")),
      headers: (own) => {
        const changed = afterSteps(own, state, run);
        return changed.isSeen ? changed.headers : unknown;
      },
    },
    run,
  );
  return state;
}

function begun(run: Run, isOpen: boolean): Thing {
  const state = run.thing([], { isOpen });
  const headers = run.thing([], { foldsCase: true });
  const all = run.shared.get(forAll);
  if (all !== undefined) spread(headers, all, run);
  put(state, "headers", headers, { start: 0, end: 0 }, run);
  return state;
}

/** A request begun outside the file. */
export function givenLaravel(run: Run): Native {
  return { kind: "native", path: "laravel", state: begun(run, true) };
}
