import type { Detachment, Span } from "../../httpRequest.ts";
import { everywhere } from "./detached.ts";
import { headersIn, originsOf, holdingOf, type Holding } from "../clients/heldHeaders.ts";
import type { Lost } from "./lateHeaders.ts";
import type { Literal } from "../slots.ts";
import type { Run } from "../machine/run.ts";
import { isNothing, type Entry, type Thing, type Value } from "../machine/values.ts";

/** Headers that something should have and has not. */
export interface Left {
  /** What it may be: the first of them that goes out. */
  readonly behind: readonly Holding[];
  readonly entries: readonly Entry[];
  /** What holds them: they are not lost where it goes out after all. */
  readonly own?: Thing["shape"];
  readonly because: Detachment;
  /** What to point at. */
  readonly at: Span;
  /** Where something was given them, see `placeIn`. */
  readonly given?: Span | undefined;
}

/** The requests that go out with an object, and what is left out behind it for each reason. */
interface ByReason {
  readonly indexes: readonly number[];
  readonly place: Map<Detachment, Left>;
}

/** Headers that something which goes out could have had: those of copies, those that others take the place of. */
export class LeftHeaders {
  readonly #all: Left[] = [];

  /**
   * What a statement made and nobody keeps: a changed copy (`Thing.origin`) of headers, or of a client that
   * holds some, that go out as they were. `isKept`: somebody may have it who sends it later.
   */
  discarded(value: Value, given: Span | undefined, isKept = false): void {
    const copy = value.kind === "native" ? value.state : value;
    const made = headersIn(value);
    if (copy?.kind !== "thing" || made === undefined) return;
    const { entries } = made.shape.value;
    const behind = originsOf(copy.origin === undefined ? made : copy);
    const own = isKept ? { own: made.shape } : {};
    this.#all.push({ behind, entries, ...own, because: "discarded", at: everywhere, given });
  }

  /** Headers stand in the place of others, which nobody merges with them. */
  replaced(old: Value | undefined, by: Value): void {
    const [before, now] = [old && headersIn(old), headersIn(by)];
    if (before === undefined || now === undefined || now.shape.value.isOpen) return;
    const { entries } = before.shape.value;
    this.#all.push({ behind: [holdingOf(now)], entries, because: "replaced", at: everywhere });
  }

  /** What a variable holds that nothing takes, and that hides what goes out. */
  hides(value: Value, hidden: Value, given: Span): void {
    const [own, other] = [headersIn(value), headersIn(hidden)];
    const whole = hidden.kind === "native" ? hidden.state : other;
    if (own === undefined || other === undefined || whole === undefined) return;
    const { entries } = own.shape.value;
    const behind = [holdingOf(whole), holdingOf(other)];
    this.#all.push({ behind, entries, because: "unused", at: everywhere, given });
  }

  /** Something that goes out should have these headers, and does not get them. */
  out(headers: Thing, behind: Thing, why: Pick<Left, "because" | "at">): void {
    const { entries } = headers.shape.value;
    this.#all.push({ behind: [{ shape: behind.shape, entries: [] }], entries, ...why });
  }

  /**
   * One for all that is left out behind one object for one reason, at its first place. `sendersOf`: see
   * `LateHeaders`; `sendersWith`: the same for all that are written in one place; `isOut`: whether anything went out with it.
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

/** The entries that another object does not have. */
function notIn(other: Holding, entries: readonly Entry[]): readonly Entry[] {
  const given = other.entries.filter(({ value }) => !isNothing(value));
  const names = new Set(given.map(({ name }) => name.text.toLowerCase()));
  return entries.filter(({ name }) => !names.has(name.text.toLowerCase()));
}
