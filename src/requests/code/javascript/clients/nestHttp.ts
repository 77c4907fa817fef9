import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import type { Native, Thing, Value } from "../../machine/values/values.ts";
import { configOf, createdConfig, outsideConfig } from "./axiosConfig.ts";
import { watchAxios } from "./axiosIdle.ts";
import { callWith } from "../listMethods.ts";

const dynamicModule: Native = { kind: "native", path: "nestModule" };

/** The fact that the file changes an axios instance made elsewhere. */
const changesOthers = "changesOtherAxios";

/** Notes that the file adds interceptors or defaults to a foreign instance, which may be a module's. */
export function markChanged(run: Run): void {
  run.facts.set(changesOthers, true);
}

/** NestJS: `HttpModule.register(config)`, and `registerAsync` with a function that makes the config. */
export function callNestHttp(method: string, call: Call, run: Run): Value | undefined {
  const [first] = call.args;
  if (method === "register" && first !== undefined) {
    watchModule(first.value, call, run);
  } else if (method === "registerAsync") {
    const factory = optionValue(first?.value, "useFactory");
    if (factory?.kind === "function") watchModule(callWith(factory, [], run), call, run);
  } else return undefined;
  return dynamicModule;
}

/** Watches the instance that services get as `HttpService`. */
function watchModule(config: Value, call: Call, run: Run): void {
  const create = (): Thing => createdConfig(configOf(undefined, run), config, run);
  const made = create();
  watchAxios(made, call, run, () => run.facts.has(changesOthers));
  if (run.call.id === 0) provide(create(), made, run);
}

/** The key of the instance that the services of the file are given. */
const provided = "HttpService";

/** Other files may change what services get, and which of several they get is not known. */
function provide(config: Thing, watched: Thing, run: Run): void {
  const isOnly = !run.shared.has(provided);
  run.open(config, 0);
  if (isOnly) run.idleClients.copied(config, watched);
  run.shared.set(provided, isOnly ? config : outsideConfig(run));
}

/** What a service is given as `HttpService`: the instance of the file's module, or one of another file. */
export function injectedAxios(run: Run): Native {
  return { kind: "native", path: "axios", state: run.shared.get(provided) ?? outsideConfig(run) };
}
