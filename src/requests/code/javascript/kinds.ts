import { formPath, isJson } from "../clients/bodies.ts";
import { ancestors } from "../machine/classes/bases.ts";
import type { Call } from "../machine/library.ts";
import { writtenAt } from "../machine/values/texts.ts";
import { textOf, unknown, type Thing, type Value } from "../machine/values/values.ts";

/** `value instanceof Class`. */
export function callInstanceof(_: string, { args }: Call): Value {
  const [value, type] = args;
  const truth = value && type && isInstance(value.value, type.value);
  return truth === undefined ? unknown : { kind: "constant", value: truth };
}

/** `typeof value`. */
export function callTypeof(_: string, { args, at }: Call): Value {
  const [value] = args;
  const kind = value && kindOf(value.value);
  return kind === undefined ? unknown : textOf(writtenAt(kind, at, "single"));
}

/** `Array.isArray(value)`. */
export function isArray(value: Value | undefined): Value {
  const kind = value && kindOf(value);
  return kind === undefined ? unknown : { kind: "constant", value: value?.kind === "list" };
}

/** The class of a library object, by its path. */
const makers: Readonly<Record<string, string>> = {
  ...{ Headers: "Headers", Map: "Map", AxiosHeaders: "AxiosHeaders", HttpHeaders: "HttpHeaders" },
  ...{ url: "URL", searchParams: "URLSearchParams", request: "Request", regex: "RegExp" },
};

const made = new Set(Object.values(makers));

function isInstance(value: Value, type: Value): boolean | undefined {
  if (type.kind === "class") {
    const line = value.kind === "thing" ? ancestors(value.type) : [];
    if (line.some(({ code }) => code === type.code)) return true;
    const isPlain = value.kind === "text" || value.kind === "list";
    return isPlain && kindOf(value) !== undefined ? false : undefined;
  }
  if (type.kind !== "native" || type.state !== undefined) return undefined;
  if (value.kind === "list" && type.path === "Array") return value.isComplete ? true : undefined;
  if (!made.has(type.path)) return undefined;
  if (value.kind === "native") {
    const maker = makers[value.path];
    return maker === undefined ? undefined : maker === type.path;
  }
  const isWritten = value.kind !== "thing" || value.literal !== undefined;
  return isWritten && kindOf(value) !== undefined ? false : undefined;
}

/** The result of `typeof`, where certain. */
function kindOf(value: Value): string | undefined {
  switch (value.kind) {
    case "text":
      return value.isSure ? "string" : undefined;
    case "constant":
      return value.value === null ? "object" : typeof value.value;
    case "list":
      return value.isComplete ? "object" : undefined;
    case "thing":
      return isThere(value) ? "object" : undefined;
    case "function":
    case "class":
      return "function";
    case "native":
      return isJson(value) || value.path === formPath ? "string" : undefined;
    case "unknown":
      return undefined;
  }
}

/** An object joined with something false may be missing. */
function isThere({ shape: { value } }: Thing): boolean {
  return value.entries.every(({ isSure }) => isSure);
}
