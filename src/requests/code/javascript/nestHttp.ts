import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import type { Native, Value } from "../machine/values.ts";
import { configOf, createdConfig } from "./axiosConfig.ts";
import { watchAxios } from "./axiosIdle.ts";
import { callWith } from "./listMethods.ts";

const dynamicModule: Native = { kind: "native", path: "nestModule" };

/** The name of the fact that the file changes an instance of axios that was made elsewhere. */
const changesOthers = "changesOtherAxios";

/** An instance that somebody else has made is given interceptors or defaults: it may be that of a module. */
export function markChanged(run: Run): void {
  run.facts.set(changesOthers, true);
}

/** `HttpModule.register(config)` of NestJS, and `registerAsync` with a function that makes the config. */
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

/** The instance that services are given who ask for an `HttpService`. */
function watchModule(config: Value, call: Call, run: Run): void {
  const made = createdConfig(configOf(undefined, run), config, run);
  watchAxios(made, call, run, () => run.facts.has(changesOthers));
}
