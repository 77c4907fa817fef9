import { tells } from "../../../knownHeaders.ts";
import { formBody, isJson, kindOfBody, type BodyKind } from "../../clients/bodies.ts";
import { has, put } from "../../clients/making.ts";
import { optionValue } from "../../clients/sending.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { unknown, type Native, type Thing } from "../../machine/values/values.ts";
import { isFileLike } from "./bodies.ts";
import type { Parts } from "../parts.ts";

/** Bodies of Spring's clients that imply a Content-Type. */
export const springBodies: Parts = {
  BodyInserters: {
    called: (method, { args: [first] }): Native | typeof unknown => {
      if (method === "fromFormData") return formBody;
      const isOfText =
        /^from(?:Value|Object)$/.test(method) && first !== undefined && isText(first);
      return isOfText ? textBody : unknown;
    },
  },
};

const textBody: Native = { kind: "native", path: "textBody" };

/** Whether a body is a text, which Spring sends as `text/plain` by default. */
export function isText({ value, type }: Arg): boolean {
  if (value.kind === "native" && !isJson(value)) return value.path === textBody.path;
  return type === "String" || (value.kind === "text" && value.isSure);
}

/** Sets the body; `type`: the declared type of an asynchronous one, `body(mono, String.class)`. */
export function putSpringBody(state: Thing, body: Arg, run: Run, type?: Arg): void {
  put(state, "body", body.value, body.span, run);
  const isNamed = type?.value.kind === "native" && type.value.path === "String";
  if (isNamed || isText(body)) put(state, "plain", unknown, body.span, run);
  else run.take(state, "plain");
}

/** Whether the body implies a Content-Type; custom converters may also write texts as JSON. */
export function isTyped(state: Thing, run: Run): boolean {
  if (!has(state, "body") || /^f/.test(kindOfSpringBody(state, run) ?? "")) return false;
  const sender = optionValue(state, "sender");
  const hasOwn = sender?.kind === "native" && has(sender.state, "converters");
  return hasOwn || !has(state, "plain");
}

/** The kind of a body: a multi-value map of texts is a form, with files multipart. */
export function kindOfSpringBody(state: Thing, run: Run): BodyKind | undefined {
  const body = optionValue(state, "body");
  if (body?.kind !== "native" || body.path !== "headers") return kindOfBody(body);
  const { entries = [], isOpen = true } = body.state?.shape.value ?? {};
  const isForm =
    !isOpen &&
    entries.every(({ name, value, valueSpan }) => {
      if (tells(name.text)) return false;
      if (value.kind === "text" || value.kind === "constant") return true;
      const isFile = isFileLike(name.text) || isFileLike(run.source(valueSpan));
      return value.kind === "unknown" && !isFile;
    });
  return isForm && entries.length > 0 ? "fields" : undefined;
}

/** Whether a client method changes how bodies are serialized. */
export function isConverting(method: string, { at }: Call, run: Run): boolean {
  if (/^(?:configureM|m)essageConverters$/.test(method)) return true;
  return (
    /^(?:codecs|exchangeStrategies)$/.test(method) && /encoder|custom/i.test(run.source(at.inside))
  );
}
