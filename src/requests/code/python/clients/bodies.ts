import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import {
  formPath,
  isJson,
  kindOfBody,
  saidOfKind,
  unseenBody,
  type SaidOfBody,
} from "../../clients/bodies.ts";
import {
  entryOf,
  isNothing,
  type Text,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import type { Kind } from "./clients.ts";
import { looksLikeHeaders } from "./misplaced.ts";

/** The path of a form object that is filled step by step. */
export const formData = "formData";

/**
 * What a body tells about its type. `takes`: the values that the client encodes as a form. Unknown values may have
 * any type.
 */
export function saidOfBody(
  body: Value | undefined,
  takes: "texts" | "dicts" | "pairs",
  run: Run,
): SaidOfBody {
  if (body === undefined || isNothing(body)) return {};
  if (isJson(body)) return saidOfKind("json");
  if (body.kind === "text") return saidOfText(body);
  const isForm =
    isMadeForm(body) ||
    (takes !== "texts" && isFields(body, run)) ||
    (takes === "pairs" && isPairs(body));
  return isForm ? saidOfKind("form") : unseenBody;
}

/** A text has no type, whatever it contains. */
function saidOfText(body: Text): SaidOfBody {
  const { isSure, orNothing, written } = body;
  // An empty text says nothing.
  const kind = kindOfBody({ ...body, isSure: isSure || orNothing === true });
  if (kind !== undefined) return saidOfKind(kind);
  return /^[\w.%[\]-]+=/.test(written.text) ? unseenBody : {};
}

/** Whether a form was built without files; those with files are sent as multipart. */
function isMadeForm(body: Value): boolean {
  if (body.kind !== "native") return false;
  if (body.path === formPath) return true;
  const { path, state } = body;
  return path === formData && state?.shape.value.isOpen === false && !isInParts(state);
}

function isInParts(state: Thing): boolean {
  return entryOf(state, "inParts") !== undefined;
}

/** Whether it is a dictionary of fields, even if some are unknown. */
function isFields(body: Value, run: Run): boolean {
  if (body.kind !== "thing" || body.type !== undefined || looksLikeHeaders(body)) return false;
  const { entries, isOpen } = body.shape.value;
  // An empty literal may be filled under unknown names.
  const isThere =
    body.literal === undefined
      ? entries.some(({ isSure }) => isSure)
      : entries.length > 0 || isOpen;
  return isThere && !hasFiles(body, run);
}

/** `[("name", "a"), ("email", "b")]`. */
function isPairs(body: Value): boolean {
  if (body.kind !== "list" || body.items.length === 0) return false;
  return body.items.every(
    (item) => item.kind === "list" && item.isComplete && item.items.length === 2,
  );
}

const fileLike =
  /file|attach|upload|image|photo|avatar|picture|logo|stream|document|csv|bytes|\bopen\(|\.read\(/i;

/** Whether an entry may be a file. */
export function hasFiles({ shape }: Thing, run: Run): boolean {
  return shape.value.entries.some(({ name, value, valueSpan }) =>
    mayBeFile(name.text, { value, span: valueSpan }, run),
  );
}

/** Whether a field may be a file, judging by its name and value. */
export function mayBeFile(name: string, { value, span }: Arg, run: Run): boolean {
  // A tuple of file name and content.
  if (value.kind === "list") {
    const [first, ...more] = value.items;
    return first?.kind === "text" && more.some(({ kind }) => kind === "unknown");
  }
  return value.kind === "unknown" && (fileLike.test(name) || fileLike.test(run.source(span)));
}

/** The body of a call that takes it under several names: the first one that is not empty. */
export function bodyOf(
  { client }: Kind,
  get: (name: string) => Arg | undefined,
  run: Run,
): { readonly arg: Arg | undefined; readonly said: SaidOfBody } {
  const [content, given, json, files] = ["content", "data", "json", "files"].map(get);
  const data = given !== undefined && isEmpty(given.value) ? undefined : given;
  if (files !== undefined) return { arg: json ?? data ?? files, said: unseenBody };
  if (content !== undefined) return { arg: content, said: saidOfBody(content.value, "texts", run) };
  if (data !== undefined && (json === undefined || data.value.kind !== "unknown")) {
    const takes = client === "httpx" ? "dicts" : "pairs";
    return { arg: data, said: saidOfBody(data.value, takes, run) };
  }
  if (json === undefined) return { arg: undefined, said: {} };
  const type = data === undefined ? "application/json" : undefined;
  return { arg: json, said: { implied: { "Content-Type": type } } };
}

/** Empty values are not sent. */
function isEmpty(value: Value): boolean {
  switch (value.kind) {
    case "thing":
      return value.type === undefined && !value.shape.value.isOpen && isBare(value);
    case "list":
      return value.isComplete && value.items.length === 0;
    case "text":
      return value.isSure && value.others.length === 0 && value.written.text === "";
    case "constant":
    case "function":
    case "class":
    case "native":
    case "unknown":
      return false;
  }
}

function isBare({ shape }: Thing): boolean {
  return shape.value.entries.length === 0;
}
