import { ancestors } from "../machine/classes/bases.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { isNothing, unknown, type Text, type Value } from "../machine/values/values.ts";

/** `isinstance(value, type)`, `isinstance(value, (type, type))`. */
export function callIsinstance({ args }: Call, run: Run): Value {
  const [value, type] = args;
  if (value === undefined || type === undefined) return unknown;
  const types = type.value.kind === "list" ? type.value.items : [type.value];
  const truth = isAny(value.value, types, run);
  return truth === undefined ? unknown : { kind: "constant", value: truth };
}

function isAny(value: Value, types: readonly Value[], run: Run): boolean | undefined {
  const kinds = kindsOf(value, run);
  if (value.kind === "thing" && value.type !== undefined) {
    const line = ancestors(value.type).map(({ code }) => code);
    const isOne = types.some((type) => type.kind === "class" && line.includes(type.code));
    return isOne ? true : undefined;
  }
  const names = types.map((type) => (type.kind === "native" ? type.path.split(".").at(-1) : ""));
  if (kinds === undefined || !names.every((name) => plain.has(name ?? ""))) return undefined;
  // Lists and tuples are not distinguished here.
  const meant = kinds.filter((kind) => names.includes(kind));
  return meant.length === 0 ? false : meant.length === kinds.length ? true : undefined;
}

/** Types that these values alone have. */
const plain = new Set(["str", "bytes", "dict", "list", "tuple", "set"]);

/** The types that a value may have; undefined if not known. */
function kindsOf(value: Value, run: Run): readonly string[] | undefined {
  switch (value.kind) {
    case "text":
      return value.isSure ? [isBytes(value, run) ? "bytes" : "str"] : undefined;
    case "list":
      return value.isComplete ? ["list", "tuple"] : undefined;
    case "thing":
      return value.literal === undefined ? undefined : ["dict"];
    case "constant":
      return isNothing(value) ? [] : undefined;
    case "function":
    case "class":
    case "native":
    case "unknown":
      return undefined;
  }
}

function isBytes({ written: { runs } }: Text, { text }: Run): boolean {
  return runs.some(({ span }) =>
    /[bB][rR]?["']{1,3}$/.test(text.slice(Math.max(0, span.start - 5), span.start)),
  );
}
