import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { asText } from "../machine/values/texts.ts";
import {
  joined,
  textOf,
  unknown,
  type Native,
  type Text,
  type Value,
} from "../machine/values/values.ts";
import type { Parts } from "./parts.ts";

/** Texts that are put together step by step. */
export const stringBuilders: Parts = {
  StringBuilder: { made: newBuilder },
  StringBuffer: { made: newBuilder },
  stringBuilder: { called: callBuilder },
};

/** `new StringBuilder("…")`, a growing text. */
function newBuilder({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  const [first] = args;
  const isText = first !== undefined && first.value.kind !== "constant";
  const begin: Value = isText
    ? asText(first.value, { kind: "other", parts: [], ...first.span }, run)
    : textOf({ text: "", runs: [] });
  put(state, "text", begin, at, run);
  return { kind: "native", path: "stringBuilder", state };
}

function callBuilder(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first, second] = args;
  const text = optionValue(state, "text");
  if (state === undefined || text === undefined) return unknown;
  const shown = (arg: Arg | undefined): Text =>
    asText(arg?.value ?? unknown, { kind: "other", parts: [], ...(arg?.span ?? at) }, run);
  switch (method) {
    case "toString":
      return text;
    case "append":
      put(state, "text", text.kind === "text" ? joined([text, shown(first)]) : unknown, at, run);
      return self ?? unknown;
    case "insert": {
      const isStart = first?.value.kind === "constant" && first.value.value === 0;
      const whole = isStart && text.kind === "text" ? joined([shown(second), text]) : unknown;
      put(state, "text", whole, at, run);
      return self ?? unknown;
    }
    case "length":
    case "charAt":
    case "indexOf":
      return unknown;
    default:
      put(state, "text", unknown, at, run);
      return self ?? unknown;
  }
}
