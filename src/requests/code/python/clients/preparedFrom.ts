import type { DetachedHeaders } from "../../../httpRequest.ts";
import { detachedOf, everywhere } from "../../lost/detached.ts";
import type { Run } from "../../machine/run.ts";
import { type Thing, type Value } from "../../machine/values/values.ts";

/** The headers of a request object when a request was prepared from it, of which that has a copy. */
interface Source {
  readonly headers: Thing;
  readonly names: ReadonlySet<string>;
}

const sources = new WeakMap<Thing, Source>();

/** Notes what a prepared request, by its state, copies its headers from. */
export function notePrepared(prepared: Value, headers: Value | undefined): void {
  if (prepared.kind !== "native" || prepared.state === undefined || headers?.kind !== "thing")
    return;
  sources.set(prepared.state, { headers, names: namesIn(headers) });
}

/** The headers that the request object has got since, and the prepared one has not. */
export function setSince(prepared: Thing, run: Run): readonly DetachedHeaders[] {
  const source = sources.get(prepared);
  if (source === undefined) return [];
  const { headers, names } = source;
  const late = headers.shape.value.entries.filter(({ name }) => !names.has(fold(name.text)));
  return late.length === 0 ? [] : detachedOf(run.thing(late), "uncopied", everywhere, run);
}

function namesIn({ shape }: Thing): ReadonlySet<string> {
  return new Set(shape.value.entries.map(({ name }) => fold(name.text)));
}

const fold = (name: string): string => name.toLowerCase();
