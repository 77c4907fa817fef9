import { tells } from "../../knownHeaders.ts";
import { formBody, isJson, kindOfBody, type BodyKind } from "../clients/bodies.ts";
import { has, put } from "../clients/making.ts";
import { optionValue } from "../clients/sending.ts";
import type { Arg, Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Native, type Thing } from "../machine/values.ts";
import { isFileLike } from "./bodies.ts";
import type { Parts } from "./parts.ts";

/** Bodies of Spring's clients whose type is said by what they are made of. */
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

/** Whether a body is a text, which Spring sends as `text/plain` where nobody says what it is. */
export function isText({ value, type }: Arg): boolean {
  if (value.kind === "native" && !isJson(value)) return value.path === textBody.path;
  return type === "String" || (value.kind === "text" && value.isSure);
}

/** Gives a request or an entity its body; what comes later as it is said to be: `body(mono, String.class)`. */
export function putSpringBody(state: Thing, body: Arg, run: Run, type?: Arg): void {
  put(state, "body", body.value, body.span, run);
  const isNamed = type?.value.kind === "native" && type.value.path === "String";
  if (isNamed || isText(body)) put(state, "plain", unknown, body.span, run);
  else run.take(state, "plain");
}

/** Whether a type goes out with the body; converters of one's own may write texts as JSON, too. */
export function isTyped(state: Thing, run: Run): boolean {
  if (!has(state, "body") || /^f/.test(kindOfSpringBody(state, run) ?? "")) return false;
  const sender = optionValue(state, "sender");
  const hasOwn = sender?.kind === "native" && has(sender.state, "converters");
  return hasOwn || !has(state, "plain");
}

/**
 * What a request sends as its body, as far as it shows: texts under several names are a form, unless a file is among
 * them.
 */
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

/** Whether a client is given what writes bodies in another way than it does by itself. */
export function isConverting(method: string, { at }: Call, run: Run): boolean {
  if (/^(?:configureM|m)essageConverters$/.test(method)) return true;
  return (
    /^(?:codecs|exchangeStrategies)$/.test(method) && /encoder|custom/i.test(run.source(at.inside))
  );
}
