import { put, putHeader } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Native, Value } from "../../machine/values/values.ts";
import { unknown } from "../../machine/values/values.ts";
import { itemsIn } from "../lists.ts";

/** The name and value of a `BasicHeader`; undefined for other values. */
export function pairIn(value: Value): readonly Arg[] | undefined {
  if (value.kind !== "native" || value.path !== "basicHeader") return undefined;
  return value.state?.shape.value.entries.map((each) => ({
    ...{ value: each.value, span: each.valueSpan },
  }));
}

/** `new BasicHeader("Accept", "application/json")`. */
export function basicHeader({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  const [name, value] = args;
  put(state, "name", name?.value ?? unknown, name?.span ?? at, run);
  put(state, "value", value?.value ?? unknown, value?.span ?? at, run);
  return { kind: "native", path: "basicHeader", state };
}

/** A list or array of headers as an object. */
export function headersIn(given: Arg | undefined, run: Run): Arg | undefined {
  const items = itemsIn(given?.value);
  if (given === undefined || items === undefined) return given && { ...given, value: unknown };
  const headers = run.thing([], { foldsCase: true });
  for (const item of items) putHeader(headers, pairIn(item) ?? [], given.span, run);
  return { ...given, value: headers };
}
