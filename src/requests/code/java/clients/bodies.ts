import {
  formBody,
  formPath,
  jsonOf,
  jsonPath,
  kindOfBody,
  kindOfBytes,
  putMade,
  type BodyKind,
} from "../../clients/bodies.ts";
import { has, put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { plainText, writtenAt } from "../../machine/values/texts.ts";
import {
  entryOf,
  isNothing,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { thingIn } from "./headers.ts";
import type { Part, Parts } from "../parts.ts";

const mapper: Part = {
  made: ({ path }) => ({ kind: "native", path }),
  called: (method, { args }) =>
    /^(?:writeValueAs\w+|toJson)$/.test(method) ? heldAsJson(args[0]) : unknown,
};

const json = jsonOf(undefined);

/** A JSON object whose methods return it. */
const jsonObject: Part = {
  made: () => json,
  called: (method, { self }) =>
    /^(?:put\w*|add\w*|accumulate|append|toString)$/.test(method) ? (self ?? unknown) : unknown,
};

const formBuilder: Part = {
  made: () => formBody,
  called: (_method, { self }) => self ?? unknown,
};

/** What serializes objects: JSON text remembers the map it was made from. */
export const bodies: Parts = {
  ...{ ObjectMapper: mapper, Gson: mapper, JSONObject: jsonObject, JsonObject: jsonObject },
  ...{ BodyPublishers: { called: publisher }, "HttpRequest.BodyPublishers": { called: publisher } },
  ...{ RequestBody: { called: (_method, call, run) => requestBody(call, run) } },
  ...{ StringEntity: { made: newStringEntity }, body: { called: callEntity } },
  ByteArrayEntity: {
    made: (call, run) => made(bodyOf(call.args[0], call.args[1], call, run), call, run),
  },
  ...{ "FormBody.Builder": formBuilder, UrlEncodedFormEntity: formBuilder },
  ...{ [formPath]: formBuilder, [jsonPath]: jsonObject },
};

function heldAsJson(arg: Arg | undefined): Value {
  return arg?.value.kind === "thing" ? arg.value : json;
}

/** `BodyPublishers.noBody()` and others, which make bodies. */
function publisher(method: string, call: Call, run: Run): Value {
  if (method === "noBody") return { kind: "native", path: "noBody" };
  return bodyOf(call.args[0], undefined, call, run);
}

const mediaType = /^[\w.+-]+\/[\w.+-]+\s*(?:;|$)/;

function isMediaType({ value }: Arg): boolean {
  return value.kind === "text" && mediaType.test(value.written.text);
}

/** `RequestBody.create(json, type)`, in older versions `create(type, json)`. */
function requestBody(call: Call, run: Run): Native {
  const { args } = call;
  const isBare = args.length < 2 || args.some(({ value }) => isNothing(value));
  const type = args.find(isMediaType);
  const held = args.find((arg) => arg !== type && !isNothing(arg.value));
  const [first] = args;
  const said = isBare ? undefined : (type ?? (first && { ...first, value: unknown }));
  return made(bodyOf(held, said, call, run), call, run);
}

/** A `StringEntity`; without a type, Apache HttpClient sends `text/plain`. */
function newStringEntity(call: Call, run: Run): Native {
  const [text, second, third] = call.args;
  // `StandardCharsets.UTF_8`, `Consts.UTF_8`, `"UTF-8"`
  const isCharset =
    second !== undefined &&
    (/charset|consts/i.test(run.source(second.span)) ||
      /^[\w-]+$/.test(plainText(second.value) ?? ""));
  const isBare = third === undefined && isCharset;
  return made(bodyOf(text, isBare ? undefined : second, call, run), call, run);
}

/** A body that could have been given its type where it is made. */
function made(body: Native, { at }: Call, run: Run): Native {
  if (body.state !== undefined) putMade(body.state, at, run);
  return body;
}

function callEntity(method: string, { state, args: [type] }: Call, run: Run): Value {
  const isTyping = method === "setContentType" && state !== undefined && type !== undefined;
  if (isTyping) put(state, "type", type.value, type.span, run);
  return unknown;
}

/** A body. Its state: what it `holds`, and its `type`, if declared. */
export function bodyOf(
  held: Arg | undefined,
  type: Arg | undefined,
  { at }: Call,
  run: Run,
): Native {
  const state = run.thing([]);
  if (held !== undefined) put(state, "holds", held.value, at, run);
  if (type !== undefined && !isNothing(type.value)) put(state, "type", type.value, type.span, run);
  return { kind: "native", path: "body", state };
}

/** Sets a request's body; headers passed as the body are noted as lost. */
export function putBody(state: Thing, body: Arg | undefined, run: Run): void {
  if (body === undefined || isNothing(body.value)) return;
  const { value, span } = body;
  if (value.kind === "native" && value.path === "noBody") return;
  put(state, "body", value, span, run);
  const isBody = value.kind === "native" && value.path === "body";
  const inner = thingIn(isBody ? (optionValue(value.state, "holds") ?? unknown) : value);
  if (inner.kind !== "thing" || (value.kind === "native" && !isBody)) return;
  const isHeaders = inner.shape.value.entries.some(({ name }) =>
    /^(?:accept|authorization|intercom-version)$/i.test(name.text),
  );
  if (isHeaders) put(state, "inBody", inner, span, run);
}

/** The kind of a request's body. */
export function kindOfRequest(state: Thing): BodyKind | undefined {
  const body = optionValue(state, "body");
  if (body?.kind !== "native" || body.path !== "body") return kindOfBody(body);
  const held = optionValue(body.state, "holds");
  // A map here was serialized to JSON.
  return held?.kind === "thing" ? "json" : kindOfBytes(held);
}

/** The implied Content-Type: unknown for a body that may bring any. */
export function typeOfBody(state: Thing): Readonly<Record<string, undefined>> {
  const isTyped = has(state, "body") && !isBare(state) && writtenType(state) === undefined;
  return isTyped ? { "Content-Type": undefined } : {};
}

function isBare(state: Thing): boolean {
  const body = optionValue(state, "body");
  if (body?.kind !== "native") return false;
  return (
    body.path === formPath || (body.path === "body" && option(body.state, "type") === undefined)
  );
}

function writtenType(state: Thing): Entry | undefined {
  const body = optionValue(state, "body");
  const type =
    body?.kind === "native" && body.path === "body"
      ? body.state && entryOf(body.state, "type")
      : undefined;
  return type?.value.kind === "text" ? type : undefined;
}

/** Whether a Content-Type header is set. */
export function isTyped(state: Thing): boolean {
  const headers = optionValue(state, "headers");
  return headers?.kind === "thing" && entryOf(headers, "Content-Type") !== undefined;
}

/** The Content-Type that the body brings: a declared one, or a form's, which overrides another. */
export function headersOfBody(state: Thing, run: Run): readonly Thing[] {
  const body = entryOf(state, "body");
  const isForm = body?.value.kind === "native" && body.value.path === formPath;
  const ofForm = textOf({ text: "application/x-www-form-urlencoded", runs: [] });
  const type = isForm && isTyped(state) ? { ...body, value: ofForm } : writtenType(state);
  if (type === undefined) return [];
  // The name is not written, and the value can only be edited if it is a literal.
  const name = writtenAt("Content-Type", { start: 0, end: 0 });
  return [run.thing([{ ...type, name }], { foldsCase: true })];
}

/** Whether an expression looks like a file, which is sent as multipart. */
export function isFileLike(source: string): boolean {
  return /file|attach|upload|image|photo|avatar|logo|stream|resource|document|csv|bytes/i.test(
    source,
  );
}
