import { either } from "../machine/values/either.ts";
import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { isNothing, unknown, type Native, type Value } from "../machine/values/values.ts";
import { takeUp } from "./calling.ts";
import type { Parts } from "./parts.ts";

/** `Optional`, and settings that may be missing. */
export const optionals: Parts = {
  Optional: {
    called: (method, call, run) =>
      /^of(?:Nullable)?$/.test(method) ? newOptional(call.args[0], call, run) : unknown,
  },
  optional: { called: callOptional },
  Objects: { called: callObjects },
  System: {
    called(method, { args }) {
      if (method === "getenv" && args.length === 0) return { kind: "native", path: "environment" };
      return method === "getProperty" ? orElse(unknown, args[1]) : unknown;
    },
  },
  environment: {
    called: (method, { args }) => (method === "getOrDefault" ? orElse(unknown, args[1]) : unknown),
  },
};

function newOptional(given: Arg | undefined, { at }: Call, run: Run): Native {
  const state = run.thing([]);
  put(state, "held", given?.value ?? unknown, at, run);
  return { kind: "native", path: "optional", state };
}

/** `orElse`: the value, or the default if it may be missing. */
function orElse(held: Value, other: Arg | undefined): Value {
  if (other === undefined) return held;
  if (isNothing(held)) return other.value;
  const isKnown = held.kind !== "unknown" && !(held.kind === "text" && !held.isSure);
  return isKnown ? held : either(held, other.value);
}

function callOptional(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  const held = optionValue(state, "held") ?? unknown;
  const give = (): Value =>
    first?.value.kind === "function"
      ? takeUp(first.value, [{ ...first, value: held }], run)
      : unknown;
  switch (method) {
    case "get":
    case "orElseThrow":
      return held;
    case "orElse":
      return orElse(held, first);
    case "orElseGet":
      return first === undefined ? held : orElse(held, { ...first, value: give() });
    case "map":
    case "flatMap":
      return newOptional(first && { ...first, value: give() }, call, run);
    case "filter":
    case "or":
      return newOptional(undefined, call, run);
    case "ifPresent":
    case "ifPresentOrElse":
      run.journal.ways([() => (give(), false)], held.kind === "unknown");
      return unknown;
    default:
      return self?.kind === "native" && method === "stream" ? self : unknown;
  }
}

function callObjects(method: string, { args }: Call): Value {
  const [first, second] = args;
  const held = first?.value ?? unknown;
  switch (method) {
    case "requireNonNull":
    case "toString":
      return held;
    case "requireNonNullElse":
      return orElse(held, second);
    case "isNull":
    case "nonNull":
      return held.kind === "unknown"
        ? unknown
        : { kind: "constant", value: isNothing(held) === (method === "isNull") };
    default:
      return unknown;
  }
}
