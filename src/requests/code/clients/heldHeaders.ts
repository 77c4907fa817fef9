import type { HttpRequest } from "../../httpRequest.ts";
import { snapshot } from "../machine/values/either.ts";
import type { Literal } from "../slots.ts";
import {
  entryOf,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../machine/values/values.ts";

/** The headers in a value: a plain object of them, or what a client or request holds under `headers`. */
export function headersIn(value: Value): Thing | undefined {
  const thing = value.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing") return undefined;
  return value.kind === "native" ? heldIn(thing) : thing;
}

/** The object under `headers`; the object itself if there is none. */
export function heldIn(thing: Thing): Thing {
  const held = entryOf(thing, "headers")?.value;
  const inner = held?.kind === "native" ? held.state : held;
  return inner?.kind === "thing" ? inner : thing;
}

/** The entries that stand in the text: a copy of a client's headers has the client's defaults, too. */
export function writtenIn({ shape }: Thing): readonly Entry[] {
  return shape.value.entries.filter(
    ({ name, span }) =>
      span.start < span.end || name.runs.some(({ span: at }) => at.start < at.end),
  );
}

/** The headers without those that a request is sent with. */
export function withoutSent(headers: Thing, request: HttpRequest): Thing {
  const written = request.headers.filter(({ removes }) => removes !== true);
  const sent = new Set(written.map(({ name }) => name.toLowerCase()));
  const { entries, isOpen } = headers.shape.value;
  const lost = entries.filter(({ name }) => !sent.has(name.text.toLowerCase()));
  return snapshot({ entries: lost, isOpen }, headers.foldsCase);
}

/**
 * The values in an object. If it is a copy, a value that replaced the original's is marked as a changed copy of that
 * (`origin`).
 */
export function partsOf({ shape, origin: whole }: Thing): readonly Value[] {
  return shape.value.entries.map(({ name, value }) => {
    const before = whole && entryOf(whole, name.text)?.value;
    const isOwn =
      value.kind === "thing" && before?.kind === "thing" && value.shape !== before.shape;
    if (value.kind === "native") return ownPart(value, before);
    return isOwn && value.origin === undefined ? { ...value, origin: before } : value;
  });
}

/** The same for a library object: only one of the same path counts as a replacement. */
function ownPart(value: Native, before: Value | undefined): Native {
  const { state, path } = value;
  if (before?.kind !== "native" || before.path !== path) return value;
  const isOwn = state !== undefined && state.origin === undefined && state !== before.state;
  return isOwn && before.state !== undefined
    ? { ...value, state: { ...state, origin: before.state } }
    : value;
}

/** An object with the headers that it holds at this moment. */
export interface Holding {
  readonly shape: Thing["shape"];
  readonly entries: readonly Entry[];
  /** The literal that wrote the object. */
  readonly literal?: Literal | undefined;
}

const longestChain = 50;

/** An object with the headers it holds now. */
export function holdingOf(of: Thing): Holding {
  return { shape: of.shape, entries: heldIn(of).shape.value.entries, literal: of.literal };
}

/** What an object was copied from, the nearest first. */
export function originsOf({ origin }: Thing): readonly Holding[] {
  const origins: Holding[] = [];
  for (let of = origin; of !== undefined && origins.length < longestChain; of = of.origin) {
    origins.push(holdingOf(of));
  }
  return origins;
}
