import type { Client } from "../../client.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import type { Thing, Value } from "../machine/values.ts";
import { isOpenState, keep, kept, keptThing } from "./rubyCall.ts";

const nowhere = { start: 0, end: 0 };

/** How the names begin under which a client, and what is made of it, keeps what goes out with their requests. */
const holder = "holder of ";

/** Under which name that keeps the last client that was made of the first one. */
const latest = "latest";

/** Where a client of a library has its base URL and its headers. */
interface Places {
  readonly base: (state: Thing) => Value | undefined;
  readonly headers: (state: Thing) => Value | undefined;
}

const usual: Places = {
  base: (state) => kept(state, "url"),
  headers: (state) => kept(state, "headers"),
};

/** Watches a client with a base URL, which other files may send with. */
export function watchClient(
  client: Client,
  state: Thing,
  call: Call,
  run: Run,
  places: Partial<Places> = {},
): void {
  const { base, headers } = { ...usual, ...places };
  const name = `${holder}${String(call.at.start)}`;
  // One for each place: of two clients on two ways both holders stay.
  const of = run.shared.get(name) ?? run.thing([]);
  run.shared.set(name, of);
  run.take(of, latest);
  keep(state, name, of, nowhere, run);
  const now = (): Thing => keptThing(of, latest) ?? state;
  const wasOpen = isOpen(headers(state));
  run.idleClients.watch(
    {
      ...{ client, call, holder: of, base: () => base(now()) },
      headers: () => {
        const given = headers(now());
        // Where something that is not followed may give it other headers, none are known.
        const isChanged = isOpenState(now()) || (isOpen(given) && !wasOpen);
        return isChanged ? [] : [given];
      },
    },
    run,
  );
}

/** A client that is made of another one, and that its requests go out from instead. */
export function followClient(made: Thing, run: Run): void {
  for (const of of holdersIn(made)) keep(of, latest, made, nowhere, run);
}

/** A request goes out from a client: it is judged instead. */
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
