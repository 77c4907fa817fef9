import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { option } from "../clients/sending.ts";
import { plainText } from "../machine/texts.ts";
import { isNothing, unknown, type Native, type Thing, type Value } from "../machine/values.ts";
import { thingIn } from "./headers.ts";
import type { Part, Parts } from "./parts.ts";

const mapper: Part = {
  made: ({ path }) => ({ kind: "native", path }),
  called: (method, { args }) =>
    /^(?:writeValueAs\w+|toJson)$/.test(method) ? held(args[0]) : unknown,
};

/** What makes texts of objects: the text of a map is known by what is in the map. */
export const bodies: Parts = {
  ...{ ObjectMapper: mapper, Gson: mapper },
  ...{ BodyPublishers: { called: publisher }, "HttpRequest.BodyPublishers": { called: publisher } },
  RequestBody: { called: (_method, call) => bodyOf(call, ({ args }) => args.some(isAbsent)) },
  StringEntity: { made: newStringEntity },
  bareBody: { called: callEntity },
  ByteArrayEntity: {
    made: (call) => bodyOf(call, ({ args: [, type] }) => !type || isAbsent(type)),
  },
  "FormBody.Builder": { made: () => ({ kind: "native", path: "body" }) },
};

function isAbsent({ value }: Arg): boolean {
  return isNothing(value);
}

function held(arg: Arg | undefined): Value {
  return arg?.value.kind === "thing" ? arg.value : unknown;
}

/** `BodyPublishers.noBody()` and those that are bodies. */
function publisher(method: string, call: Call): Value {
  return method === "noBody" ? { kind: "native", path: "noBody" } : bodyOf(call);
}

/** Without a type Apache HttpClient sends a text as `text/plain`, with a charset or without. */
function newStringEntity(call: Call, run: Run): Native {
  const [, second, third] = call.args;
  // `StandardCharsets.UTF_8`, `Consts.UTF_8`, `"UTF-8"`
  const isCharset =
    second !== undefined &&
    (/charset|consts/i.test(run.source(second.span)) ||
      /^[\w-]+$/.test(plainText(second.value) ?? ""));
  const isBare = third === undefined && (second === undefined || isCharset);
  const entity = bodyOf(call, () => isBare);
  return { ...entity, state: entity.state ?? run.thing([]) };
}

function callEntity(method: string, { state, args: [type], at }: Call, run: Run): Value {
  if (method === "setContentType" && state !== undefined) {
    put(state, "contentType", type?.value ?? unknown, at, run);
  }
  return unknown;
}

/** Whether nothing says what kind of text a body is. */
export function isBareBody(body: Value | undefined): boolean {
  if (body?.kind !== "native" || body.path !== "bareBody") return false;
  const { state } = body;
  return state === undefined || option(state, "contentType") === undefined;
}

/** A body, of no type where nobody gives it one. */
function bodyOf(call: Call, isBare?: (call: Call) => boolean): Native {
  const given = call.args.map(({ value }) => value).find(({ kind }) => kind === "thing");
  return {
    ...{ kind: "native", path: isBare?.(call) === true ? "bareBody" : "body" },
    ...(given?.kind === "thing" ? { state: given } : {}),
  };
}

/** Gives a request its body; what can be nothing but headers is lost in there. */
export function putBody(state: Thing, body: Arg | undefined, run: Run): void {
  if (body === undefined || isNothing(body.value)) return;
  const { value, span } = body;
  if (value.kind === "native" && value.path === "noBody") return;
  put(state, "body", value, span, run);
  const inner = thingIn(value);
  if (inner.kind !== "thing" || (value.kind === "native" && !/ody$/.test(value.path))) return;
  const isHeaders = inner.shape.value.entries.some(({ name }) =>
    /^(?:accept|authorization|intercom-version)$/i.test(name.text),
  );
  if (isHeaders) put(state, "inBody", inner, span, run);
}
