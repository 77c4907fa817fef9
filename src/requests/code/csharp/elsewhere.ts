import { invoke } from "../machine/calls/invoke.ts";
import { has, outsideClient, put, send } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { unknown, type Native, type Value } from "../machine/values/values.ts";
import { callFlurl, isOfFlurl } from "./clients/flurl.ts";
import { clientOfCache, flurlFromOutside } from "./clients/flurlClients.ts";
import { messageIn } from "./extending.ts";
import { forward } from "./clients/handlers.ts";
import { clientFromOutside, watchClient } from "./clients/httpClient.ts";
import { changedTable, toImmutable } from "./immutables.ts";
import { callArray } from "./lists.ts";
import { registerRefit } from "./clients/refit.ts";
import { plainName, register, registerDefaults } from "./clients/registrations.ts";
import { callDictionary } from "./callDictionary.ts";
import { callText } from "./texts.ts";

/** The value of a parameter or field that code outside the file sets, by its type. */
export function instanceOf({ path }: Native, run: Run): Value | undefined {
  const [, owner] = /^HttpClient of (.+)$/.exec(path) ?? [];
  if (owner !== undefined) return clientFromOutside(run, `typed ${owner}`);
  switch (path) {
    case "HttpClient":
      return clientFromOutside(run);
    case "RestClient":
    case "IRestClient": {
      const client = outsideClient("restClient", run);
      const at = { start: 0, end: 0 };
      if (client.state !== undefined)
        put(client.state, "headers", run.thing([], { foldsCase: true }), at, run);
      return client;
    }
    case "FlurlClient":
    case "IFlurlClient":
      return flurlFromOutside(run);
    default:
      return undefined;
  }
}

const harmless =
  /^(?:Write\w*|Log\w*|Read\w*|Get\w*|To\w*|Ensure\w*|Dispose\w*|Select|Where|Any|First\w*)$/;

/** Methods of texts and dictionaries, and of unknown clients, factories and containers. */
export function callElsewhere(call: Call, run: Run): Value | undefined {
  const { self, path: name, args } = call;
  if (self?.kind === "function" && /^(?:Dynamic)?Invoke$/.test(name))
    return invoke(self, args, run);
  if (self?.kind === "text" && isOfFlurl(name)) return callFlurl(name, call, run);
  if (self?.kind === "text") return callText(self, call, run);
  const made = toImmutable(call, run);
  if (made !== undefined) return made;
  if (self?.kind === "thing") {
    const isFixed = run.frozen.has(self.shape);
    const changed = isFixed ? changedTable(self, call, run) : undefined;
    const found = changed ?? callDictionary(self, call, run) ?? (isFixed ? unknown : undefined);
    if (found !== undefined) return found;
  }
  const ofList = callArray(call, run);
  if (ofList !== undefined) return ofList;
  switch (name) {
    case "CreateClient":
      return createdClient(call, run);
    case "AddHttpClient":
      return register(call, run);
    case "AddRefitClient":
      return registerRefit(call, run);
    case "ConfigureHttpClientDefaults":
      return registerDefaults(run);
    case "Configure":
    case "ConfigureAll":
    case "PostConfigure":
    case "PostConfigureAll":
      if (/<\s*HttpClientFactoryOptions\s*>/.test(run.source(call.at)))
        return registerDefaults(run);
      break;
    case "GetOrAdd":
      if (args.length >= 2 && args[0]?.value.kind === "text" && args[1]?.value.kind === "text")
        return clientOfCache(call, run);
      break;
    case "Add":
      // A cache of Flurl clients gets a factory for one.
      if (args.length === 3 && args[2]?.value.kind === "function") {
        clientOfCache(call, run);
        return self;
      }
      break;
    case "Send":
    case "SendAsync":
      return sent(call, run);
  }
  if (/^Execute/.test(name)) return sent(call, run);
  return harmless.test(name) ? unknown : undefined;
}

/** `factory.CreateClient("intercom")`. */
function createdClient(call: Call, run: Run): Value {
  const [first] = call.args;
  const name = first === undefined ? plainName : `named ${plainText(first.value) ?? "?"}`;
  const client = clientFromOutside(run, name);
  run.shared.set(`created ${name}`, client.state);
  watchClient(client, call, run);
  return client;
}

/** An unknown object sends a request, or a handler passes it on. */
function sent(call: Call, run: Run): Value | undefined {
  const { args, at } = call;
  const { callee } = at;
  const [first] = args;
  const given = first && (messageIn(first.value) ?? first.value);
  const request = given?.kind === "native" && has(given.state, "late") ? given : undefined;
  if (request?.state === undefined) return undefined;
  const isBase =
    callee.kind === "member" && callee.object.kind === "name" && callee.object.name === "super";
  if (isBase) forward(request, call, run);
  else send(request.state, outsideClient("client", run), call, run);
  return unknown;
}
