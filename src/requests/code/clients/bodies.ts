import { tells } from "../../knownHeaders.ts";
import type { Run } from "../machine/run.ts";
import { isNothing, type Text, type Thing, type Value } from "../machine/values.ts";
import { kindOfBody } from "./bodyKind.ts";
import type { Sending } from "./sending.ts";

/** What a body says of itself, and whether it is plainly JSON or the fields of a form. */
export type SaidOfBody = Pick<Sending, "implied" | "formBody" | "jsonBody">;

/**
 * What a body goes out as that nobody has named the type of. `takesFields`: the client makes a form of names and
 * values; what is none of these may have a type of its own.
 */
export function saidOfBody(body: Value | undefined, takesFields: boolean, run: Run): SaidOfBody {
  if (body === undefined || isNothing(body)) return {};
  if (body.kind === "native" && body.path === "json") return { jsonBody: true };
  const isForm = body.kind === "native" && body.path === formText;
  if (isForm || (takesFields && isFields(body, run))) return { formBody: true };
  return body.kind === "text" ? saidOfText(body) : unseen;
}

/** The path of a text of fields, as a query or a form has them, in the library of a language. */
export const formText = "query";

const unseen: SaidOfBody = { implied: { "Content-Type": undefined } };

/** A text that does not begin as JSON does may be of any type. */
function saidOfText(body: Text): SaidOfBody {
  const kind = kindOfBody(body);
  if (kind !== undefined) return kind === "json" ? { jsonBody: true } : { formBody: true };
  return /^\s*[[{"]/.test(body.written.text) ? {} : unseen;
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
    if (value.kind === "native") return value.path !== "json";
    if (value.kind === "thing") return depth > 0 && hasFiles(value, run, depth - 1);
    if (value.kind === "constant" && name.text === "multipart") return value.value === true;
    if (value.kind !== "unknown") return false;
    return fileLike.test(name.text) || fileLike.test(run.source(valueSpan));
  });
}
