import type { Client } from "../../client.ts";
import { copyHeaders } from "./building.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { entryOf, type Thing, type Value } from "../machine/values/values.ts";
import { addsHeaders, has } from "./making.ts";
import { optionValue } from "./sending.ts";

/** A client whose headers and base are entries of a state, see `making.ts`. */
export interface KeptClient {
  readonly client: Client;
  readonly call: Call;
  readonly state: Thing | undefined;
  /** The name of the base's entry: `base` by default. */
  readonly base?: string;
  /** Another state whose headers are sent as well: the transport's. */
  readonly through?: () => Thing | undefined;
  /** Whether code that is not followed may set its headers. */
  readonly isChanged?: () => boolean;
}

/** Watches a client in case the file sends nothing with it, see `IdleClients`. */
export function watchState(of: KeptClient, run: Run): void {
  const { client, call, state, base = "base" } = of;
  if (state === undefined) return;
  run.idleClients.watch(
    {
      ...{ client, call, holder: state },
      base: () => (has(state, "answered") ? undefined : optionValue(state, base)),
      headers: () => {
        const states = [state, of.through?.()].filter((each) => each !== undefined);
        const isChanged = states.some((each) => addsHeaders(each) === "any" || isOpen(each));
        return isChanged || of.isChanged?.() === true
          ? []
          : states.flatMap((each) => headersOf(each, run));
      },
      place: () => entryOf(state, base)?.valueSpan,
    },
    run,
  );
}

function isOpen({ shape }: Thing): boolean {
  return shape.value.isOpen;
}

/** The headers that are certainly set; none where others may be there. */
function headersOf(state: Thing, run: Run): readonly Value[] {
  return ["headers", "overrides"].flatMap((name) => {
    const held = optionValue(state, name);
    if (held?.kind !== "thing" || isOpen(held)) return [];
    const sure = copyHeaders(held, run);
    for (const entry of held.shape.value.entries)
      if (!entry.isSure) run.take(sure, entry.name.text);
    return [sure];
  });
}
