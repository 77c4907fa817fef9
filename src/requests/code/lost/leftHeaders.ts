import type { Detachment, Span } from "../../httpRequest.ts";
import { everywhere } from "./detached.ts";
import { headersIn, originsOf, holdingOf, type Holding } from "../clients/heldHeaders.ts";
import type { Lost } from "./lateHeaders.ts";
import type { Run } from "../machine/run.ts";
import { isNothing, type Entry, type Thing, type Value } from "../machine/values.ts";

/** Headers that something should have and has not. */
export interface Left {
  /** What it may be: the first of them that goes out. */
  readonly behind: readonly Holding[];
  readonly entries: readonly Entry[];
  readonly because: Detachment;
  /** What to point at. */
  readonly at: Span;
  /** Where something was given them, see `placeIn`. */
  readonly given?: Span | undefined;
}

/** Headers that something which goes out could have had: those of copies, those that others take the place of. */
export class LeftHeaders {
  readonly #all: Left[] = [];

  /**
   * What a statement made and nobody keeps: a changed copy (`Thing.origin`) of headers, or of a client that
   * holds some, that go out as they were.
   */
  discarded(value: Value, given: Span | undefined): void {
    const copy = value.kind === "native" ? value.state : value;
    const made = headersIn(value);
    if (copy?.kind !== "thing" || made === undefined) return;
    const { entries } = made.shape.value;
    const behind = originsOf(copy.origin === undefined ? made : copy);
    this.#all.push({ behind, entries, because: "discarded", at: everywhere, given });
  }

  /** Headers stand in the place of others, which nobody merges with them. */
  replaced(old: Value | undefined, by: Value): void {
    const [before, now] = [old && headersIn(old), headersIn(by)];
    if (before === undefined || now === undefined || now.shape.value.isOpen) return;
    const { entries } = before.shape.value;
    this.#all.push({ behind: [holdingOf(now)], entries, because: "replaced", at: everywhere });
  }

  /** Something that goes out should have these headers, and does not get them. */
  out(headers: Thing, behind: Thing, why: Pick<Left, "because" | "at">): void {
    const { entries } = headers.shape.value;
    this.#all.push({ behind: [{ shape: behind.shape, entries: [] }], entries, ...why });
  }

  /** One for all that is left out behind one object for one reason, at its first place. `sendersOf`: see `LateHeaders`. */
  lost(sendersOf: (of: Thing["shape"]) => readonly number[], run: Run): readonly Lost[] {
    const byPlace = new Map<Thing["shape"], Map<Detachment, Left>>();
    for (const left of this.#all) {
      const behind = left.behind.find(({ shape }) => sendersOf(shape).length > 0);
      if (behind === undefined) continue;
      const place = byPlace.get(behind.shape) ?? new Map<Detachment, Left>();
      const before = place.get(left.because);
      const entries = [...(before?.entries ?? []), ...notIn(behind, left.entries)];
      byPlace.set(behind.shape, place.set(left.because, { ...(before ?? left), entries }));
    }
    return [...byPlace].flatMap(([behind, place]) =>
      [...place.values()].map(({ entries, because, at, given }): Lost => {
        return { indexes: sendersOf(behind), headers: run.thing(entries), because, at, given };
      }),
    );
  }
}

/** The entries that another object does not have. */
function notIn(other: Holding, entries: readonly Entry[]): readonly Entry[] {
  const given = other.entries.filter(({ value }) => !isNothing(value));
  const names = new Set(given.map(({ name }) => name.text.toLowerCase()));
  return entries.filter(({ name }) => !names.has(name.text.toLowerCase()));
}
