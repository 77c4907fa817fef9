import type { HttpRequest } from "../httpRequest.ts";
import { snapshot } from "./either.ts";
import { entryOf, type Entry, type Thing, type Value } from "./values.ts";

/** A copy and what it is a copy of, the copy first, with what each has at that time. */
export type Copies = readonly {
  readonly shape: Thing["shape"];
  readonly entries: readonly Entry[];
}[];

const longestChain = 50;

/** The objects that one is a copy of, itself first. */
export function chainOf(copy: Thing): Copies {
  const chain: Thing[] = [];
  for (let of: Thing | undefined = copy; of !== undefined; of = of.origin) {
    if (chain.push(of) >= longestChain) break;
  }
  return chain.map(({ shape }) => ({ shape, entries: shape.value.entries }));
}

/** The object of headers that a value is, or that a client or request holds under `headers`. */
export function headersIn(value: Value): Thing | undefined {
  const thing = value.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing") return undefined;
  if (value.kind !== "native") return thing;
  const held = entryOf(thing, "headers")?.value;
  return held?.kind === "thing" ? held : thing;
}

/** What goes out all the same is not lost. */
export function withoutSent(headers: Thing, request: HttpRequest): Thing {
  const sent = new Set(request.headers.map(({ name }) => name.toLowerCase()));
  const { entries, isOpen } = headers.shape.value;
  const lost = entries.filter(({ name }) => !sent.has(name.text.toLowerCase()));
  return snapshot({ entries: lost, isOpen }, headers.foldsCase);
}

/** An address as far as it says what is asked. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, "");
}
