import type { HttpRequest } from "../../httpRequest.ts";
import { snapshot } from "../machine/either.ts";
import type { Literal } from "../slots.ts";
import { entryOf, type Entry, type Native, type Thing, type Value } from "../machine/values.ts";

/** The object of headers that a value is, or that a client or request holds under `headers`. */
export function headersIn(value: Value): Thing | undefined {
  const thing = value.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing") return undefined;
  return value.kind === "native" ? heldIn(thing) : thing;
}

/** What an object holds under `headers`, else itself. */
export function heldIn(thing: Thing): Thing {
  const held = entryOf(thing, "headers")?.value;
  const inner = held?.kind === "native" ? held.state : held;
  return inner?.kind === "thing" ? inner : thing;
}

/** What goes out all the same is not lost. */
export function withoutSent(headers: Thing, request: HttpRequest): Thing {
  const written = request.headers.filter(({ removes }) => removes !== true);
  const sent = new Set(written.map(({ name }) => name.toLowerCase()));
  const { entries, isOpen } = headers.shape.value;
  const lost = entries.filter(({ name }) => !sent.has(name.text.toLowerCase()));
  return snapshot({ entries: lost, isOpen }, headers.foldsCase);
}

/** What an object holds; where it is a copy, what came in the place of something is a changed copy of that. */
export function partsOf({ shape, origin: whole }: Thing): readonly Value[] {
  return shape.value.entries.map(({ name, value }) => {
    const before = whole && entryOf(whole, name.text)?.value;
    const isOwn =
      value.kind === "thing" && before?.kind === "thing" && value.shape !== before.shape;
    if (value.kind === "native") return ownPart(value, before);
    return isOwn && value.origin === undefined ? { ...value, origin: before } : value;
  });
}

/** The same of things of a library: another one of the kind. */
function ownPart(value: Native, before: Value | undefined): Native {
  const { state, path } = value;
  if (before?.kind !== "native" || before.path !== path) return value;
  const isOwn = state !== undefined && state.origin === undefined && state !== before.state;
  return isOwn && before.state !== undefined
    ? { ...value, state: { ...state, origin: before.state } }
    : value;
}

/** An object with what it holds as headers at that time. */
export interface Holding {
  readonly shape: Thing["shape"];
  readonly entries: readonly Entry[];
  /** Where it is written out. */
  readonly literal?: Literal | undefined;
}

const longestChain = 50;

/** An object as it is now. */
export function holdingOf(of: Thing): Holding {
  return { shape: of.shape, entries: heldIn(of).shape.value.entries, literal: of.literal };
}

/** What an object is a copy of, the nearest first. */
export function originsOf({ origin }: Thing): readonly Holding[] {
  const origins: Holding[] = [];
  for (let of = origin; of !== undefined && origins.length < longestChain; of = of.origin) {
    origins.push(holdingOf(of));
  }
  return origins;
}
