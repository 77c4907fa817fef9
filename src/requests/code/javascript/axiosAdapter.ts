import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { joinedUrl } from "../clients/urls.ts";
import { unknown, type Thing, type Value } from "../machine/values.ts";
import { wholeConfig, type Parts } from "./axiosInterceptors.ts";
import { callWith } from "./listMethods.ts";

/**
 * Runs the adapter of a request, if it is a function of the file. True where that answers the request itself: what it
 * sends on its own is found where it does so.
 */
export function isAnswered(
  state: Thing,
  parts: Parts,
  defaults: readonly (Value | undefined)[],
  run: Run,
): boolean {
  const adapter = optionValue(parts.config?.value, "adapter") ?? optionValue(state, "adapter");
  if (adapter?.kind !== "function") return false;
  const config = wholeConfig(state, parts, defaults, run);
  callWith(adapter, [config], run);
  if (isHandedOn(config)) return false;
  const headers = [...defaults, optionValue(parts.config?.value, "headers")];
  run.lost.sentUnseen(
    headers.filter((each) => each !== undefined),
    state,
  );
  return true;
}

/** Whether code that is not followed, such as another adapter, has got a config or its headers. */
function isHandedOn(config: Thing): boolean {
  const headers = optionValue(config, "headers");
  const held = headers?.kind === "native" ? headers.state : headers;
  return [config, held].some((each) => each?.kind !== "thing" || each.shape.value.isOpen);
}

/** `axios.getUri(config)`, without the query. */
export function uriOf({ args: [config], state, at }: Call, run: Run): Value {
  const base = optionValue(config?.value, "baseURL") ?? optionValue(state, "baseURL");
  return joinedUrl(base, optionValue(config?.value, "url") ?? unknown, at, run);
}
