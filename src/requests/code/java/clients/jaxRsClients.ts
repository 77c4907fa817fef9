import { copyState } from "../../clients/building.ts";
import { put, putChanges } from "../../clients/making.ts";
import {
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { setByInterceptor } from "./interceptors.ts";
import type { Parts } from "../parts.ts";
import { newClient } from "./senders.ts";

/** Builders of JAX-RS clients, and the filters of their requests. */
export const jaxRsClients: Parts = {
  ClientBuilder: { called: makeClient },
  "rs.clientBuilder": { called: callBuilder },
  RsConfig: { made: newConfig },
  "rs.config": {
    called(method, call, run) {
      if (call.state !== undefined) register(call.state, method, call, run);
      return call.self ?? unknown;
    },
  },
  "rs.passing": { called: callPassing },
};

function makeClient(method: string, call: Call, run: Run): Native {
  const made = newClient(method === "newClient" ? "rs.client" : "rs.clientBuilder", call, run);
  if (made.state !== undefined) configure(made.state, call.args[0], run);
  return made;
}

function callBuilder(method: string, call: Call, run: Run): Value {
  const { state, self, args } = call;
  if (state === undefined) return unknown;
  if (method === "build")
    return { kind: "native", path: "rs.client", state: copyState(state, run) };
  if (method === "withConfig") configure(state, args[0], run);
  else register(state, method, call, run);
  return self ?? unknown;
}

/** Jersey's `new ClientConfig(…)`. */
function newConfig(call: Call, run: Run): Native {
  const made = newClient("rs.config", call, run);
  const { state } = made;
  if (state !== undefined) {
    for (const arg of call.args) register(state, "register", { ...call, args: [arg] }, run);
  }
  return made;
}

/** Applies a configuration to a client; an unknown one may set anything. */
function configure(client: Thing, config: Arg | undefined, run: Run): void {
  if (config === undefined || isNothing(config.value)) return;
  const { value, span } = config;
  const state = value.kind === "native" && value.path === "rs.config" ? value.state : undefined;
  if (state === undefined || state.shape.value.isOpen) putChanges(client, run);
  for (const name of ["changes", "overrides"]) {
    const held = optionValue(state, name);
    if (held !== undefined) put(client, name, held, span, run);
  }
}

/**
 * Registers a filter: one of the file is followed; another may set headers, unless its name says that it logs or
 * reads.
 */
export function register(client: Thing, method: string, call: Call, run: Run): void {
  const [first] = call.args;
  if (method !== "register" || first === undefined) return;
  const [name = ""] = /^(?:new\s+)?[\w.]+/.exec(run.source(first.span)) ?? [];
  if (/logg|jackson|jsonb?\b|moxy/i.test(name)) return;
  setByInterceptor("rs", client, first, call, run);
}

/** Methods of the context passed to a filter; requests that the filter redirects or answers are not followed. */
function callPassing(method: string, { state, at }: Call, run: Run): Value {
  if (state === undefined) return unknown;
  if (/^(?:setUri|setEntity|abortWith)$/.test(method)) put(state, "url", unknown, at, run);
  const headers = optionValue(state, "headers");
  const isHeaders = /^get(?:String)?Headers$/.test(method) && headers?.kind === "thing";
  return isHeaders ? { kind: "native", path: "headers", state: headers } : unknown;
}
