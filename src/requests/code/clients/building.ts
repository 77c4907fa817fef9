import { beginningOf, has, put, watchRequest } from "./making.ts";
import type { Run } from "../machine/run.ts";
import { optionValue } from "./sending.ts";
import { entryOf, type Native, type Thing } from "../machine/values/values.ts";

/**
 * Entries of a request's or client's state that a copy does not get, since they record what became of the original.
 */
const ownOnly = new Set(["late", "missed", "sent", "sender", "built", "from", "asSent"]);

/** A copy of headers that later changes to the original do not reach. `origin`: see `Thing`. */
export function copyHeaders(headers: Thing, run: Run, origin?: Thing): Thing {
  const { entries, isOpen } = headers.shape.value;
  return run.thing(entries, {
    ...{ isOpen, ...(headers.foldsCase === undefined ? {} : { foldsCase: headers.foldsCase }) },
    ...(origin === undefined ? {} : { origin }),
  });
}

/**
 * A copy of a request's or client's state. `origin`: the headers that the copy changes instead of the original's, see
 * `Thing`.
 */
export function copyState(state: Thing, run: Run, origin?: Thing): Thing {
  const { entries, isOpen } = state.shape.value;
  const copy = run.thing(
    entries.filter(({ name }) => !ownOnly.has(name.text)),
    { isOpen },
  );
  run.idleClients.copied(copy, state);
  const headers = entryOf(state, "headers");
  if (headers?.value.kind === "thing") {
    run.put(copy, { ...headers, value: copyHeaders(headers.value, run, origin) });
  }
  if (has(state, "late")) {
    const at = headers?.span ?? { start: 0, end: 0 };
    put(copy, "late", run.thing([], { foldsCase: true }), at, run);
  }
  return copy;
}

/** The request that a builder returns from `build()`: headers set on the builder afterwards do not reach it. */
export function built(builder: Thing, path: string, run: Run): Native {
  const from = optionValue(builder, "from");
  const state = copyState(builder, run, from?.kind === "thing" ? from : undefined);
  const at = { start: 0, end: 0 };
  const before = optionValue(builder, "missed");
  // Headers set after the previous `build()` were meant for this request.
  if (before?.kind === "thing") run.journal.set(before.shape, { entries: [], isOpen: false });
  const missed = run.thing([], { foldsCase: true });
  for (const each of [builder, state]) put(each, "missed", missed, at, run);
  put(builder, "built", missed, at, run);
  const beginning = beginningOf(builder);
  if (beginning !== undefined) watchRequest(beginning, state, run);
  return { kind: "native", path, state };
}

/** The same for a client's builder. */
export function builtClient(builder: Thing, path: string, run: Run): Native {
  const state = copyState(builder, run);
  const missed = run.thing([], { foldsCase: true });
  for (const each of [builder, state]) put(each, "missed", missed, { start: 0, end: 0 }, run);
  return { kind: "native", path, state };
}

/** A builder that starts with all that a request has: OkHttp's `request.newBuilder()`. */
export function builderOf(request: Thing, path: string, run: Run): Native {
  const state = copyState(request, run);
  const headers = optionValue(request, "headers");
  const at = { start: 0, end: 0 };
  if (headers?.kind === "thing") put(state, "from", headers, at, run);
  put(request, "built", state, at, run);
  run.moulds.poured(request);
  const beginning = beginningOf(request);
  if (beginning !== undefined) watchRequest(beginning, state, run);
  return { kind: "native", path, state };
}
