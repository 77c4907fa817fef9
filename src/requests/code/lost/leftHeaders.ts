import type { Detachment, Span } from "../../httpRequest.ts";
import { everywhere } from "./detached.ts";
import {
  headersIn,
  originsOf,
  holdingOf,
  writtenIn,
  type Holding,
} from "../clients/heldHeaders.ts";
import type { Lost } from "./lateHeaders.ts";
import type { Literal } from "../slots.ts";
import type { Run } from "../machine/run.ts";
import { isNothing, type Entry, type Thing, type Value } from "../machine/values/values.ts";

/** Headers that an object should have been sent with but was not. */
export interface Left {
  /** The objects that should have had them, in order of preference: the first one that is sent counts. */
  readonly behind: readonly Holding[];
  readonly entries: readonly Entry[];
  /** The object that has them: nothing is lost if it is sent after all. */
  readonly own?: Thing["shape"];
  readonly because: Detachment;
  /** Where to point. */
  readonly at: Span;
  /** Where the headers were passed to a helper, see `placeIn`. */
  readonly given?: Span | undefined;
}

/** The requests sent with one object, and what they lack, by reason. */
interface ByReason {
  readonly indexes: readonly number[];
  readonly place: Map<Detachment, Left>;
}

/**
 * Collects headers that a sent object lacks: those of a changed copy that was discarded, and those that were
 * replaced.
 */
export class LeftHeaders {
  readonly #all: Left[] = [];

  /**
   * For a changed copy (`Thing.origin`) that a statement makes and does not keep, while the original is sent:
   * `request.header("Accept", type);` on an immutable request. `isKept`: something may keep it and send it later.
   */
  discarded(value: Value, given: Span | undefined, isKept = false): void {
    const copy = value.kind === "native" ? value.state : value;
    const made = headersIn(value);
    if (copy?.kind !== "thing" || made === undefined) return;
    const entries = writtenIn(made);
    const behind = originsOf(copy.origin === undefined ? made : copy);
    const own = isKept ? { own: made.shape } : {};
    this.#all.push({ behind, entries, ...own, because: "discarded", at: everywhere, given });
  }

  /**
   * For headers that are replaced by others, without being merged. `own`: what holds them, if they are not lost
   * where that was sent before.
   */
  replaced(old: Value | undefined, by: Value, own?: Thing): void {
    const [before, now] = [old && headersIn(old), headersIn(by)];
    if (before === undefined || now === undefined || now.shape.value.isOpen) return;
    const { entries } = before.shape.value;
    const held = own === undefined ? {} : { own: own.shape };
    const behind = [holdingOf(now)];
    this.#all.push({ behind, entries, ...held, because: "replaced", at: everywhere });
  }

  /** For an unused variable that hides the one that is sent. */
  hides(value: Value, hidden: Value, given: Span): void {
    const [own, other] = [headersIn(value), headersIn(hidden)];
    const whole = hidden.kind === "native" ? hidden.state : other;
    if (own === undefined || other === undefined || whole === undefined) return;
    const { entries } = own.shape.value;
    const behind = [holdingOf(whole), holdingOf(other)];
    this.#all.push({ behind, entries, because: "unused", at: everywhere, given });
  }

  /** For an object that is sent without these headers, for the given reason. */
  out(headers: Thing, behind: Thing, why: Pick<Left, "because" | "at">): void {
    const { entries } = headers.shape.value;
    this.#all.push({ behind: [{ shape: behind.shape, entries: [] }], entries, ...why });
  }

  /**
   * What is missing from sent objects, one entry for each object and reason. `sendersOf`: the indexes of requests
   * sent with an object; `sendersWith`: the same for all objects of one literal; `isOut`: whether anything was sent
   * with an object.
   */
  lost(
    sendersOf: (of: Thing["shape"]) => readonly number[],
    sendersWith: (of: Literal) => readonly number[],
    isOut: (of: Thing["shape"]) => boolean,
    run: Run,
  ): readonly Lost[] {
    const sendersLike = ({ shape, literal }: Holding): readonly number[] => {
      const own = sendersOf(shape);
      return own.length > 0 || literal === undefined ? own : sendersWith(literal);
    };
    const byPlace = new Map<Thing["shape"], ByReason>();
    for (const left of this.#all) {
      if (left.own !== undefined && isOut(left.own)) continue;
      const behind = left.behind.find((each) => sendersLike(each).length > 0);
      if (behind === undefined) continue;
      const { indexes, place } = byPlace.get(behind.shape) ?? {
        indexes: sendersLike(behind),
        place: new Map<Detachment, Left>(),
      };
      const before = place.get(left.because);
      const entries = [...(before?.entries ?? []), ...notIn(behind, left.entries)];
      place.set(left.because, { ...(before ?? left), entries });
      byPlace.set(behind.shape, { indexes, place });
    }
    return [...byPlace.values()].flatMap(({ indexes, place }) =>
      [...place.values()].map(({ entries, because, at, given }): Lost => {
        return { indexes, headers: run.thing(entries), because, at, given };
      }),
    );
  }
}

/** The entries whose names another object does not have. */
function notIn(other: Holding, entries: readonly Entry[]): readonly Entry[] {
  const given = other.entries.filter(({ value }) => !isNothing(value));
  const names = new Set(given.map(({ name }) => name.text.toLowerCase()));
  return entries.filter(({ name }) => !names.has(name.text.toLowerCase()));
}
