import type { Span } from "../../../httpRequest.ts";
import { put } from "../../clients/making.ts";
import { isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { ancestors } from "../../machine/classes/bases.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import type { Call } from "../../machine/library.ts";
import { methodOf } from "../../machine/classes/methodOf.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Native, Thing, Value } from "../../machine/values/values.ts";

/** A connector or request of Saloon: an object of the file's own class, and what the library keeps of it. */
export interface Part {
  readonly owner: Thing | undefined;
  readonly state: Thing;
}

/** The part that a method is called on; undefined outside Saloon. */
export function partIn({ self, state }: Pick<Call, "self" | "state">): Part | undefined {
  return state && { owner: self?.kind === "thing" ? self : undefined, state };
}

/** What the class's own method gives, such as `resolveBaseUrl`; undefined where the class has none. */
export function givenBy({ owner }: Part, name: string, run: Run): Value | undefined {
  const type = owner?.actual ?? owner?.type;
  const method = type && methodOf(type, `${name}()`, owner);
  return method && invoke(method, [], run);
}

/** The headers that `headers()` has begun to hold, or those that the class gives by default. */
export function headersOf(part: Part, run: Run): Thing {
  const kept = keptThing(part.state, "headers");
  if (kept !== undefined) return kept;
  const headers = run.thing([], { foldsCase: true });
  const given = givenBy(part, "defaultHeaders", run);
  if (given !== undefined) spread(headers, given, run);
  return headers;
}

/** The array literal in which a part's headers are written. */
export function writtenIn(part: Part, run: Run): Value | undefined {
  return keptValue(part.state, "written") ?? givenBy(part, "defaultHeaders", run);
}

/** `$connector->headers()`: from now on the part holds its headers. */
export function heldHeaders(part: Part, run: Run): Native {
  const { state } = part;
  const at = { start: 0, end: 0 };
  if (keptThing(state, "headers") === undefined) {
    const written = writtenIn(part, run);
    put(state, "headers", headersOf(part, run), at, run);
    if (written !== undefined) put(state, "written", written, at, run);
  }
  return { kind: "native", path: "saloonHeaders", state };
}

/** The authenticator that a part was given, or has by default. */
export function authenticatorOf(part: Part, run: Run): Value | undefined {
  const kept = keptValue(part.state, "auth");
  return isGiven(kept) ? kept : givenBy(part, "defaultAuth", run);
}

/** What traits from outside the file add to the requests of a class that uses them. */
export interface Traits {
  readonly implied: Readonly<Record<string, string | undefined>>;
  readonly hasBody: boolean;
  /** A trait is unknown, and may add headers. */
  readonly isOpen: boolean;
}

/** See `Traits`. */
export function traitsOf({ owner }: Part, run: Run): Traits {
  const paths = ancestors(owner?.actual ?? owner?.type).flatMap(({ code, scope }) =>
    (code.mixins ?? []).map(({ of }) => {
      const value =
        of.kind === "name"
          ? (scope.find(of.name)?.value ?? run.library.global(of.name, run))
          : undefined;
      return value?.kind === "native" ? value.path : undefined;
    }),
  );
  return {
    implied: paths.reduce((all, path) => ({ ...all, ...(path && added[path]) }), {}),
    hasBody: paths.some((path) => path?.endsWith("Body") === true),
    isOpen: paths.includes(undefined),
  };
}

/** The headers that each trait adds where nothing else sets them; undefined for unknown values. */
const added: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  SaloonAcceptsJson: { Accept: "application/json" },
  SaloonJsonBody: { "Content-Type": "application/json" },
  SaloonFormBody: { "Content-Type": "application/x-www-form-urlencoded" },
  SaloonXmlBody: { Accept: undefined, "Content-Type": undefined },
  SaloonOtherBody: { "Content-Type": undefined },
};

/** Where a part's class is written, for what is not written elsewhere. */
export function placeOf({ owner }: Part): Span {
  const { start = 0 } = owner?.type?.code ?? {};
  return { start, end: start };
}
