import { watchState } from "../../clients/idleState.ts";
import { outsideClient, put } from "../../clients/making.ts";
import { textIn } from "../../clients/urls.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { unknown, type Native, type Value } from "../../machine/values/values.ts";
import { newFlurl } from "./flurl.ts";
import { configureWith } from "./registrations.ts";

/** A client made outside the file. */
export function flurlFromOutside(run: Run): Native {
  const client = outsideClient("flurlClient", run);
  const at = { start: 0, end: 0 };
  if (client.state !== undefined)
    put(client.state, "headers", run.thing([], { foldsCase: true }), at, run);
  return client;
}

/** `clients.GetOrAdd("name", "https://…", builder => …)`. */
export function clientOfCache(call: Call, run: Run, isForAll = false): Value {
  const [, url] = call.args;
  return url === undefined ? flurlFromOutside(run) : clientAt(url, call, run, isForAll);
}

function clientAt(url: Arg, call: Call, run: Run, isForAll: boolean): Native {
  const client = newFlurl("flurlClient", textIn(url.value) ?? unknown, call.at, run);
  for (const arg of call.args) configureWith(arg, client, run);
  watchFlurl(client, call, run, isForAll);
  return client;
}

/**
 * `FlurlHttp.ConfigureClientForUrl("https://…").WithHeader(…)`, `FlurlHttp.Clients.GetOrAdd(…)`: settings for all
 * requests to a URL.
 */
export function clientOfAll(call: Call, run: Run): Value | undefined {
  const { path, args } = call;
  const [first] = args;
  run.facts.set("flurlHooks", true);
  if (/\.GetOrAdd$/.test(path)) return clientOfCache(call, run, true);
  if (first === undefined || !/^FlurlHttp\.ConfigureClient(?:ForUrl)?$/.test(path))
    return undefined;
  return clientAt(first, call, run, true);
}

/** Watches a client in case only other files send with it; global settings may override its headers. */
export function watchFlurl({ state }: Native, call: Call, run: Run, isForAll = false): void {
  const isChanged = (): boolean => !isForAll && run.facts.has("flurlHooks");
  watchState({ client: "flurl", call, state, base: "url", isChanged }, run);
}
