import type { Client } from "../../../client.ts";
import { addsHeaders, has } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { entryOf, type Entry, type Thing, type Value } from "../../machine/values/values.ts";

/** A client, or a prepared request, that other files may send with. */
interface Idle {
  readonly state: Thing;
  readonly client: Client;
  /** The name of the base URL in its state. */
  readonly base: string;
  /** The token, if set as such and not as a header. */
  readonly token?: () => Entry | undefined;
}

/** Watches it, unless code that is not followed may replace its headers. */
export function watchIdleClient({ state, client, base, token }: Idle, call: Call, run: Run): void {
  const known = (): Entry | undefined => {
    const found = mayBeChanged(state) ? undefined : entryOf(state, base);
    return found?.isSure === true ? found : undefined;
  };
  run.idleClients.watch(
    {
      ...{ client, call, holder: state },
      base: () => known()?.value,
      place: () => known()?.valueSpan,
      headers: () => {
        const own = token?.();
        return [optionValue(state, "headers"), own && run.thing([own], { foldsCase: true })];
      },
    },
    run,
  );
}

function mayBeChanged(state: Thing): boolean {
  const isHooked = has(state, "hooks") || has(state, "rawHooks");
  return state.shape.value.isOpen || isHooked || has(state, "changes") || isSentByOther(state);
}

/** Whether the wrapped client may set any headers. */
function isSentByOther(state: Thing): boolean {
  const doer: Value | undefined = entryOf(state, "doer")?.value;
  if (doer === undefined) return false;
  if (doer.kind !== "native" || doer.state === undefined || doer.state.shape.value.isOpen)
    return true;
  return addsHeaders(doer.state) === "any" || has(doer.state, "transport");
}
