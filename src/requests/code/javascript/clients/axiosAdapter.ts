import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { joinedUrl } from "../../clients/urls.ts";
import { unknown, type Thing, type Value } from "../../machine/values/values.ts";
import {
  changedRequest,
  wholeConfig,
  type ChangedRequest,
  type Parts,
} from "./axiosInterceptors.ts";
import { callWith } from "../listMethods.ts";

/**
 * Runs the adapter of a request, if it is a function of the file: the request as it hands it on to other code, or
 * that it answers the request itself. What it sends on its own is found where it does so.
 */
export function throughAdapter(
  state: Thing,
  parts: Parts,
  defaults: readonly (Value | undefined)[],
  run: Run,
): ChangedRequest | "answered" | undefined {
  const adapter = optionValue(parts.config?.value, "adapter") ?? optionValue(state, "adapter");
  if (adapter?.kind !== "function") return undefined;
  const config = wholeConfig(state, parts, defaults, run);
  callWith(adapter, [config], run);
  if (isHandedOn(config)) return changedRequest(config, parts, true, run);
  const headers = [...defaults, optionValue(parts.config?.value, "headers")];
  run.lost.sentUnseen(
    headers.filter((each) => each !== undefined),
    state,
  );
  return "answered";
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
