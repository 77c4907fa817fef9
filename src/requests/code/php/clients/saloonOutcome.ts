import { put } from "../../clients/making.ts";
import { keptThing } from "../../clients/state.ts";
import { ancestors } from "../../machine/classes/bases.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import type { Arg } from "../../machine/library.ts";
import { methodOf } from "../../machine/classes/methodOf.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import { isNothing, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { authenticatorOf, headersOf, placeOf, traitsOf, type Part } from "./saloonParts.ts";

/** What a connector and a request come to when one is sent with the other. */
interface Outcome {
  readonly headers: Thing;
  readonly implied: Readonly<Record<string, string | undefined>>;
  readonly isOpen: boolean;
  readonly isAuthorized: boolean;
  readonly hasBody: boolean;
}

/** What parts that are sent together come to: their headers as traits, authenticators, `boot` and middleware leave them. */
export function headersThrough(parts: readonly Part[], run: Run): Outcome {
  const headers = run.thing([], { foldsCase: true });
  const at = parts[0] === undefined ? { start: 0, end: 0 } : placeOf(parts[0]);
  const state = run.thing([]);
  put(state, "headers", headers, at, run);
  const pending = { value: { kind: "native", path: "saloonPending", state } as const, span: at };
  const bootWith = (each: Value): void => {
    if (each.kind === "function") invoke(each, [pending], run);
  };
  parts.flatMap(bootsOfTraits).forEach(bootWith);
  for (const part of parts) spread(headers, headersOf(part, run), run);
  const traits = parts.map((part) => traitsOf(part, run));
  const auth = parts.map((part) => authenticatorOf(part, run)).findLast((each) => isAuth(each));
  const isSigned = authenticate(auth, headers, pending, run);
  const steps = parts.flatMap((part) => [
    ...stepsOf(part.state),
    // Such a sender does as it likes.
    ...["defaultSender", "handlePsrRequest"]
      .flatMap((name) => methodIn(part, name) ?? [])
      .map(() => unknown),
  ]);
  const boots = parts.flatMap((part) => methodIn(part, "boot") ?? []);
  [...boots, ...steps].forEach(bootWith);
  return {
    headers: keptThing(state, "headers") ?? headers,
    implied: traits.reduce((all, each) => ({ ...all, ...each.implied }), {}),
    isOpen:
      traits.some((each) => each.isOpen) ||
      // A step that is added now is not followed.
      [...steps, ...stepsOf(state).map(() => unknown)].some(({ kind }) => kind !== "function") ||
      [state, ...parts.map((part) => part.state)].some(({ shape }) => shape.value.isOpen),
    isAuthorized: isSigned,
    hasBody: traits.some((each) => each.hasBody),
  };
}

/** `bootHasToken()` of a trait of the file, which runs before headers are merged. */
function bootsOfTraits(part: Part): readonly Value[] {
  const names = ancestors(part.owner?.actual ?? part.owner?.type)
    .flatMap(({ code }) => code.methods)
    .flatMap(({ name }) => /^(boot[A-Z]\w*)\(\)$/.exec(name ?? "")?.[1] ?? []);
  return [...new Set(names)].flatMap((name) => methodIn(part, name) ?? []);
}

function isAuth(value: Value | undefined): value is Value {
  return value !== undefined && !isNothing(value);
}

/** Applies an authenticator; true where it is not known what it sets. */
function authenticate(auth: Value | undefined, headers: Thing, pending: Arg, run: Run): boolean {
  if (auth === undefined) return false;
  if (auth.kind === "native" && auth.path === "saloonAuth" && auth.state !== undefined) {
    spread(headers, keptThing(auth.state, "headers") ?? unknown, run);
    return false;
  }
  const own =
    auth.kind === "thing" && auth.type !== undefined
      ? methodOf(auth.type, "set()", auth)
      : undefined;
  if (own === undefined) return true;
  invoke(own, [pending], run);
  return false;
}

function methodIn({ owner }: Part, name: string): Value | undefined {
  const type = owner?.actual ?? owner?.type;
  return type && methodOf(type, `${name}()`, owner);
}

function stepsOf({ shape }: Thing): readonly Value[] {
  return shape.value.entries.flatMap(({ name, value }) =>
    name.text.startsWith("step ") ? [value] : [],
  );
}
