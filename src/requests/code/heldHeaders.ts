import type { HttpRequest } from "../httpRequest.ts";
import { snapshot } from "./either.ts";
import { entryOf, type Thing, type Value } from "./values.ts";

/** The object of headers that a value is, or that a client or request holds under `headers`. */
export function headersIn(value: Value): Thing | undefined {
  const thing = value.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing") return undefined;
  return value.kind === "native" ? heldIn(thing) : thing;
}

/** What an object holds under `headers`, else itself. */
export function heldIn(thing: Thing): Thing {
  const held = entryOf(thing, "headers")?.value;
  return held?.kind === "thing" ? held : thing;
}

/** What goes out all the same is not lost. */
export function withoutSent(headers: Thing, request: HttpRequest): Thing {
  const written = request.headers.filter(({ removes }) => removes !== true);
  const sent = new Set(written.map(({ name }) => name.toLowerCase()));
  const { entries, isOpen } = headers.shape.value;
  const lost = entries.filter(({ name }) => !sent.has(name.text.toLowerCase()));
  return snapshot({ entries: lost, isOpen }, headers.foldsCase);
}
