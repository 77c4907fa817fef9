import type { Call, Run } from "../run.ts";
import { nameIn } from "../texts.ts";
import { spread } from "../objects.ts";
import { putPairs } from "../pairs.ts";
import { wholeStatement } from "../assign.ts";
import { nothing, unknown, type Entry, type Value } from "../values.ts";

/** `new Headers(init)`: names whose case does not count. */
export function newHeaders({ args, at: { inside } }: Call, run: Run): Value {
  const [init] = args;
  const given = init?.value;
  const isEmpty =
    given === undefined && inside.start === inside.end && run.text[inside.end] === ")";
  const bare = { start: inside.start - 1, end: inside.end + 1, entries: [], isBare: true } as const;
  const literal = given?.kind === "thing" ? given.literal : isEmpty ? bare : undefined;
  const state = run.thing([], { foldsCase: true, ...(literal === undefined ? {} : { literal }) });
  if (given?.kind === "list") putPairs(state, given, run);
  else if (given !== undefined) spread(state, given, run);
  return { kind: "native", path: "Headers", state };
}

/** `set`, `append`, `delete` of a `Headers` and of what is like one. */
export function callHeaders(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, at } = call;
  if (state === undefined) return unknown;
  const [key, value] = args;
  const name = key && nameIn(key.value);
  switch (method) {
    case "set":
    case "append":
      if (name === undefined || value === undefined) {
        run.open(state, 0);
      } else {
        const span = wholeStatement(run.text, at);
        const entry: Entry = {
          name,
          value: value.value,
          valueSpan: value.span,
          span,
          isSure: true,
        };
        run.put(state, entry);
      }
      return nothing;
    case "delete":
      if (name === undefined) run.open(state, 0);
      else run.take(state, name.text);
      return nothing;
    case "get":
    case "has":
    case "entries":
    case "keys":
    case "forEach":
      return unknown;
    default:
      return undefined;
  }
}
