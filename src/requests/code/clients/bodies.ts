import type { Span } from "../../httpRequest.ts";
import { tells } from "../../knownHeaders.ts";
import { functionAround } from "../machine/calls/functionAround.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { writtenAt } from "../machine/values/texts.ts";
import { spanOf } from "../reading.ts";
import {
  entryOf,
  isNothing,
  type Native,
  type Text,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import type { Sending } from "./sending.ts";

/**
 * The path (see `Native`) of JSON text in every library. Its state: the object it was serialized from, where that is
 * known.
 */
export const jsonPath = "jsonText";

/**
 * The path of URL-encoded fields (a query or form body) in every library. Its state: the fields, where they are
 * known.
 */
export const formPath = "formText";

/** A body of unknown form fields. */
export const formBody: Native = { kind: "native", path: formPath };

/** JSON text, with any content. */
export interface JsonText extends Native {
  readonly path: typeof jsonPath;
}

/** A value serialized to JSON. */
export function jsonOf(value: Value | undefined): JsonText {
  return { kind: "native", path: jsonPath, ...(value?.kind === "thing" ? { state: value } : {}) };
}

/** The object behind JSON text, where that is known; any other value unchanged. */
export function madeOf(value: Value | undefined): Value | undefined {
  return isJson(value) ? value.state : value;
}

/** Whether it is JSON text. */
export function isJson(value: Value | undefined): value is JsonText {
  return value?.kind === "native" && value.path === jsonPath;
}

/**
 * What a body is, judged by its content alone. `fields`: names and values that become a form unless a Content-Type
 * says otherwise; `empty`: nothing is sent.
 */
export type BodyKind = "form" | "json" | "fields" | "empty";

/** Notes in the state of an object for a body where it is made. */
export function putMade(content: Thing, { callee }: Call["at"], run: Run): void {
  const span = callee.kind === "member" ? callee.nameSpan : spanOf(callee);
  const [name, value] = [writtenAt(made, span), { kind: "constant", value: true } as const];
  run.put(content, { name, value, valueSpan: span, span, isSure: true });
}

const made = "made";

/** Where the function around a request makes the object for its body, see `HttpRequest`. */
export function madeIn(body: Value | undefined, request: Span, run: Run): Span | undefined {
  const state = body?.kind === "native" ? body.state : undefined;
  const place = state && entryOf(state, made)?.valueSpan;
  if (place === undefined) return undefined;
  const [of, around] = [functionAround(place, run), functionAround(request, run)];
  return of?.start === around?.start ? place : undefined;
}

/** Judges a body by its content; undefined where it may be anything. */
export function kindOfBody(body: Value | undefined): BodyKind | undefined {
  if (isJson(body)) return "json";
  if (body?.kind === "native") return body.path === formPath ? "form" : undefined;
  if (body?.kind !== "text" || !body.isSure) return undefined;
  const [first, ...others] = [body.written, ...body.others].map(({ text }) => kindOfText(text));
  return others.every((each) => each === first) ? first : undefined;
}

/** The same for bytes, of which only an empty list tells anything. */
export function kindOfBytes(bytes: Value | undefined): BodyKind | undefined {
  if (bytes?.kind !== "list") return kindOfBody(bytes);
  return bytes.isComplete && bytes.items.length === 0 ? "empty" : undefined;
}

function kindOfText(text: string): BodyKind | undefined {
  if (text === "") return "empty";
  if (/^\s*(?:\{\s*["}]|\[\s*["{[\]])/.test(text)) return "json";
  return /^[\w.%[\]-]+=/.test(text) ? "form" : undefined;
}

/** What a body tells a request about its type: the headers it implies, and its kind. */
export type SaidOfBody = Pick<
  Sending,
  "implied" | "formBody" | "formIfUntyped" | "jsonBody" | "isEmptyBody"
>;

/** A body whose type is not known. */
export const unseenBody: SaidOfBody = { implied: { "Content-Type": undefined } };

/** What a body of a kind tells about its type. */
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
 * What a body tells about its type where no code names one. `takesFields`: the client encodes an object as a form.
 */
export function saidOfBody(body: Value | undefined, takesFields: boolean, run: Run): SaidOfBody {
  if (body === undefined || isNothing(body)) return {};
  const kind = takesFields && isFields(body, run) ? "form" : kindOfBody(body);
  if (kind !== undefined) return saidOfKind(kind);
  return body.kind === "text" && beginsAsJson(body) ? {} : unseenBody;
}

/** A text that does not begin like JSON may be of any type. */
function beginsAsJson({ written }: Text): boolean {
  return /^\s*[[{"]/.test(written.text);
}

const deepest = 3;

/**
 * Whether an object is plain form fields: no files among them (those are sent as multipart), and no headers that were
 * put here by mistake.
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
