import { tells } from "../../knownHeaders.ts";
import type { Run } from "../machine/run.ts";
import { isNothing, type Native, type Text, type Thing, type Value } from "../machine/values.ts";
import type { Sending } from "./sending.ts";

/** What every library calls a text of JSON. Its state: the object that it was made of, where that is to be seen. */
export const jsonPath = "jsonText";

/** What it calls fields as a query or a form has them. Its state: these, where they are to be seen. */
export const formPath = "formText";

/** A body of fields, whatever is in them, which its client sends as a form. */
export const formBody: Native = { kind: "native", path: formPath };

/** A text of JSON, whatever is in it. */
export interface JsonText extends Native {
  readonly path: typeof jsonPath;
}

/** A value as a text of JSON. */
export function jsonOf(value: Value | undefined): JsonText {
  return { kind: "native", path: jsonPath, ...(value?.kind === "thing" ? { state: value } : {}) };
}

/** What a text of JSON was made of, where that is to be seen; anything else as it is. */
export function madeOf(value: Value | undefined): Value | undefined {
  return isJson(value) ? value.state : value;
}

/** Whether it was made a text of JSON. */
export function isJson(value: Value | undefined): value is JsonText {
  return value?.kind === "native" && value.path === jsonPath;
}

/** What a body plainly is, whatever is said of its type; `fields` are a form where nothing is said, `empty` is none. */
export type BodyKind = "form" | "json" | "fields" | "empty";

/** What a body shows itself to be; undefined where it may be anything. */
export function kindOfBody(body: Value | undefined): BodyKind | undefined {
  if (isJson(body)) return "json";
  if (body?.kind === "native") return body.path === formPath ? "form" : undefined;
  if (body?.kind !== "text" || !body.isSure) return undefined;
  const [first, ...others] = [body.written, ...body.others].map(({ text }) => kindOfText(text));
  return others.every((each) => each === first) ? first : undefined;
}

/** What bytes or a text show themselves to be: of none of them there is nothing to say. */
export function kindOfBytes(bytes: Value | undefined): BodyKind | undefined {
  if (bytes?.kind !== "list") return kindOfBody(bytes);
  return bytes.isComplete && bytes.items.length === 0 ? "empty" : undefined;
}

function kindOfText(text: string): BodyKind | undefined {
  if (text === "") return "empty";
  if (/^\s*(?:\{\s*["}]|\[\s*["{[\]])/.test(text)) return "json";
  return /^[\w.%[\]-]+=/.test(text) ? "form" : undefined;
}

/** What a body says of itself: the type that it has, and what it plainly is. */
export type SaidOfBody = Pick<
  Sending,
  "implied" | "formBody" | "formIfUntyped" | "jsonBody" | "isEmptyBody"
>;

/** A body of which is not to be seen what type it has. */
export const unseenBody: SaidOfBody = { implied: { "Content-Type": undefined } };

/** What a body of a kind says of itself. */
export function saidOfKind(kind: BodyKind | undefined): SaidOfBody {
  switch (kind) {
    case "form":
      return { formBody: true };
    case "fields":
      return { formIfUntyped: true };
    case "json":
      return { jsonBody: true };
    case "empty":
      return { isEmptyBody: true };
    case undefined:
      return {};
  }
}

/**
 * What a body goes out as that nobody has named the type of. `takesFields`: the client makes a form of names and
 * values; what is none of these may have a type of its own.
 */
export function saidOfBody(body: Value | undefined, takesFields: boolean, run: Run): SaidOfBody {
  if (body === undefined || isNothing(body)) return {};
  const kind = takesFields && isFields(body, run) ? "form" : kindOfBody(body);
  if (kind !== undefined) return saidOfKind(kind);
  return body.kind === "text" && beginsAsJson(body) ? {} : unseenBody;
}

/** A text that does not may be of any type. */
function beginsAsJson({ written }: Text): boolean {
  return /^\s*[[{"]/.test(written.text);
}

const deepest = 3;

/**
 * Names and values, none of which may be a file: those are sent in parts of their own. Headers in the place of the
 * body are told of for themselves.
 */
function isFields(body: Value, run: Run): boolean {
  if (body.kind !== "thing" || body.type !== undefined || body.shape.value.isOpen) return false;
  const { entries } = body.shape.value;
  const isMeant = entries.every(({ name: { text } }) => !tells(text) && !/^headers$/i.test(text));
  return entries.length > 0 && isMeant && !hasFiles(body, run, deepest);
}

const fileLike =
  /file|attach|upload|image|photo|avatar|picture|logo|stream|document|csv|multipart|datapart|fopen/i;

function hasFiles({ shape }: Thing, run: Run, depth: number): boolean {
  return shape.value.entries.some(({ name, value, valueSpan }) => {
    if (value.kind === "native") return !isJson(value);
    if (value.kind === "thing") return depth > 0 && hasFiles(value, run, depth - 1);
    if (value.kind === "constant" && name.text === "multipart") return value.value === true;
    if (value.kind !== "unknown") return false;
    return fileLike.test(name.text) || fileLike.test(run.source(valueSpan));
  });
}
