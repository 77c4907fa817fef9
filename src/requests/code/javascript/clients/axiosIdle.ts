import type { Span } from "../../../httpRequest.ts";
import type { Run } from "../../machine/run.ts";
import { optionValue } from "../../clients/sending.ts";
import type { Thing, Value } from "../../machine/values/values.ts";
import { defaultHeaders } from "./axiosConfig.ts";
import { basicIn } from "./credentials.ts";
import { intercepted } from "./axiosInterceptors.ts";

/** Watches an instance, or axios itself, that other files may send with. */
export function watchAxios(
  config: Thing,
  call: { readonly at: Span },
  run: Run,
  isChanged: () => boolean = () => false,
): void {
  run.idleClients.watch(
    {
      ...{ client: "axios", call, holder: config, base: () => optionValue(config, "baseURL") },
      headers: () => (isChanged() ? undefined : headersOf(config, run)),
    },
    run,
  );
}

/** The headers of every request, after the file's interceptors. */
function headersOf(config: Thing, run: Run): readonly (Value | undefined)[] | undefined {
  if (isAdapted(config)) return undefined;
  const defaults = defaultHeaders(config, "", run);
  const seen = intercepted(config, { config: undefined }, defaults, run);
  const basic = basicIn([config, seen?.config.value], run);
  if (seen === undefined) return [...defaults, basic];
  const headers = optionValue(seen.config.value, "headers");
  const isWhole = !seen.isOpen && headers?.kind === "thing" && !headers.shape.value.isOpen;
  return isWhole ? [headers, basic] : undefined;
}

/** Whether an option replaces how requests are sent. */
export function isAdapted(config: Value | undefined): boolean {
  return optionValue(config, "adapter") !== undefined;
}
