import { put } from "../clients/making.ts";
import { ofLibrary } from "../machine/classes/partOfLibrary.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import type { Native, Thing } from "../machine/values/values.ts";
import { instanceOf } from "./models.ts";
import { watchConnector } from "./clients/saloon.ts";

/** The library part of an object whose class extends one of the library's. */
export function extend(base: Native, self: Thing, call: Call, run: Run): void {
  const isOpen = call.args.some(({ isMany }) => isMany === true);
  const at = { ...call.at, isNew: true };
  const made = isOpen
    ? instanceOf(base, run)
    : run.library.call({ ...call, state: base.state, self: undefined, at }, run);
  if (made?.kind !== "native" || made.state === undefined) return;
  put(self, ofLibrary, made, { start: call.at.start, end: call.at.start }, run);
  if (made.path === "saloon") watchConnector({ owner: self, state: made.state }, call, run);
}
