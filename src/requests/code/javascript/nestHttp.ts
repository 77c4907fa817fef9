import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import type { Native, Value } from "../machine/values.ts";
import { configOf, createdConfig } from "./axiosConfig.ts";
import { watchAxios } from "./axiosIdle.ts";
import { callWith } from "./listMethods.ts";

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
  const made = createdConfig(configOf(undefined, run), config, run);
  watchAxios(made, call, run, () => run.facts.has(changesOthers));
}
