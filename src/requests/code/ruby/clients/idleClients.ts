import type { Client } from "../../../client.ts";
import type { Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import type { Thing, Value } from "../../machine/values/values.ts";
import { put } from "../../clients/making.ts";
import { keptThing, keptValue } from "../../clients/state.ts";
import { isOpenState } from "../rubyCall.ts";

const nowhere = { start: 0, end: 0 };

/** The prefix of entries, in a client and its copies, that link to the objects standing for watched clients. */
const holder = "holder of ";

/** The entry of such an object with the latest copy of its client. */
const latest = "latest";

/** Where a library's client has its base URL and headers. */
interface Places {
  readonly base: (state: Thing) => Value | undefined;
  readonly headers: (state: Thing) => Value | undefined;
}

const usual: Places = {
  base: (state) => keptValue(state, "url"),
  headers: (state) => keptValue(state, "headers"),
};

/** Watches a client with a base URL in case only other files send with it. */
export function watchClient(
  client: Client,
  state: Thing,
  call: Call,
  run: Run,
  places: Partial<Places> = {},
): void {
  const { base, headers } = { ...usual, ...places };
  const name = `${holder}${String(call.at.start)}`;
  // One object for each call: merged clients keep both.
  const of = run.shared.get(name) ?? run.thing([]);
  run.shared.set(name, of);
  run.take(of, latest);
  put(state, name, of, nowhere, run);
  const now = (): Thing => keptThing(of, latest) ?? state;
  const wasOpen = isOpen(headers(state));
  run.idleClients.watch(
    {
      ...{ client, call, holder: of, base: () => base(now()) },
      headers: () => {
        const given = headers(now());
        // None, if code that is not followed may set others.
        const isChanged = isOpenState(now()) || (isOpen(given) && !wasOpen);
        return isChanged ? [] : [given];
      },
    },
    run,
  );
}

/** Notes a copy of a client, which sends its requests from then on. */
export function followClient(made: Thing, run: Run): void {
  for (const of of holdersIn(made)) put(of, latest, made, nowhere, run);
}

/** Notes that a client sent a request, which is judged instead. */
export function goesOut(state: Thing | undefined, run: Run): void {
  for (const of of holdersIn(state)) run.lost.sentUnseen([], of);
}

function holdersIn(state: Thing | undefined): readonly Thing[] {
  const entries = state?.shape.value.entries ?? [];
  return entries.flatMap(({ name, value }) =>
    name.text.startsWith(holder) && value.kind === "thing" ? [value] : [],
  );
}

function isOpen(headers: Value | undefined): boolean {
  return headers?.kind === "thing" && isOpenState(headers);
}
