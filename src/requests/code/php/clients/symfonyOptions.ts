import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { plainText } from "../../machine/values/texts.ts";
import { entryOf, unknown, type Value } from "../../machine/values/values.ts";
import { put } from "../../clients/making.ts";
import { keptThing } from "../../clients/state.ts";
import { argument } from "../phpCall.ts";

const setters: Readonly<Record<string, string>> = {
  ...{ setHeaders: "headers", setAuthBearer: "auth_bearer", setAuthBasic: "auth_basic" },
  ...{ setBaseUri: "base_uri", setQuery: "query", setJson: "json", setBody: "body" },
  setVars: "vars",
};

/** `(new HttpOptions())->setHeaders([...])->toArray()`. */
export function callHttpOptions(method: string, call: Call, run: Run): Value | undefined {
  if (method === "") {
    return call.at.isNew
      ? { kind: "native", path: "httpOptions", state: run.thing([]) }
      : undefined;
  }
  const { state } = call;
  const [first, second] = [argument(call, 0), argument(call, 1)];
  if (state === undefined) return unknown;
  const option = Object.hasOwn(setters, method) ? setters[method] : undefined;
  if (method === "toArray") return state;
  if (option !== undefined && first !== undefined) {
    put(state, option, first.value, first.span, run);
  } else if (method === "setHeader" && first !== undefined && second !== undefined) {
    const headers = keptThing(state, "headers") ?? run.thing([], { foldsCase: true });
    const key = plainText(first.value);
    if (key === undefined) run.open(headers, 0);
    else put(headers, key, second.value, second.span, run);
    if (entryOf(state, "headers") === undefined) put(state, "headers", headers, first.span, run);
  }
  return { kind: "native", path: "httpOptions", state };
}
