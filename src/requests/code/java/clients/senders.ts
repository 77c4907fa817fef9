import { outsideClient, put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { unknown, type Native, type Value } from "../../machine/values/values.ts";
import { sendWith } from "./jdkHttp.ts";
import type { Parts } from "../parts.ts";

/** A client with its own state. */
export function newClient(path: string, call: Call, run: Run): Native {
  const state = run.thing([]);
  put(state, "headers", run.thing([], { foldsCase: true }), call.at, run);
  return { kind: "native", path, state };
}

/** A client made outside the file: its settings are unknown, later changes to it are not. */
export function clientFromOutside(path: string, run: Run): Native {
  const made = outsideClient(path, run);
  const at = { start: 0, end: 0 };
  if (made.state !== undefined) {
    put(made.state, "headers", run.thing([], { foldsCase: true }), at, run);
  }
  return made;
}

/** `java.net.http.HttpClient`, and others of that name. */
export const jdkClients: Parts = {
  HttpClient: {
    called: (method, call, run) =>
      newClient(method === "newBuilder" ? "jdk.clientBuilder" : "client", call, run),
  },
  "jdk.clientBuilder": { called: callBuilder },
  client: { called: (_method, call, run) => sendWith(call.self ?? unknown, call, run) },
};

function callBuilder(method: string, { state, self, at }: Call, run: Run): Value {
  if (state === undefined) return unknown;
  if (method === "build") return { kind: "native", path: "client", state };
  if (method === "authenticator") put(state, "authorized", unknown, at, run);
  return self ?? unknown;
}
