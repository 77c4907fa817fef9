import type { Span } from "../../../httpRequest.ts";
import { lineOf } from "../../clients/headerLine.ts";
import { optionValue } from "../../clients/sending.ts";
import { sign } from "../../clients/urls.ts";
import type { Arg } from "../../machine/library.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import { asText, plainText } from "../../machine/values/texts.ts";
import {
  entryOf,
  isNothing,
  joined,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

/**
 * Sets the headers of a request that an interface declares (see `readEndpoints`) and a call sends with `args`; without
 * them, a call that may pass anything.
 */
export function putDeclaredHeaders(
  headers: Thing,
  endpoint: Thing,
  args: readonly Arg[] | undefined,
  run: Run,
): void {
  putLines(headers, optionValue(endpoint, "headers"), run);
  for (const parameter of headerParameters(endpoint)) putParameter(headers, parameter, args, run);
}

/** The parameters that are sent as headers. */
export function headerParameters(endpoint: Thing): readonly Thing[] {
  const list = optionValue(endpoint, "parameters");
  const items = list?.kind === "list" ? list.items : [];
  return items.filter((each) => each.kind === "thing");
}

/** `[Headers("Accept: application/json", "Authorization: Bearer")]`. */
function putLines(headers: Thing, lines: Value | undefined, run: Run): void {
  if (lines?.kind !== "list") return;
  for (const line of lines.items) {
    const at = line.kind === "text" ? line.written.runs[0]?.span : undefined;
    const entry =
      line.kind === "text" && at !== undefined
        ? lineOf(line.written, { valueSpan: at, span: at, isSure: true })
        : undefined;
    if (entry === undefined) run.open(headers, 0);
    else run.put(headers, withToken(entry));
  }
}

/** The settings may add the token to a bare scheme. */
function withToken(entry: Entry): Entry {
  const isScheme =
    entry.name.text.toLowerCase() === "authorization" && /^\S+$/.test(plainText(entry.value) ?? "");
  return isScheme ? { ...entry, value: unknown } : entry;
}

/** Sets the header of a parameter to its argument or its default; without a text it is not sent. */
function putParameter(
  headers: Thing,
  parameter: Thing,
  args: readonly Arg[] | undefined,
  run: Run,
): void {
  const header = optionValue(parameter, "header");
  if (header?.kind !== "thing") return;
  const usual = entryOf(parameter, "usual");
  const passed = args === undefined ? undefined : argumentFor(parameter, args);
  const otherwise = args === undefined ? undefined : usual;
  const scheme = optionValue(parameter, "scheme");
  for (const { name, valueSpan } of header.shape.value.entries) {
    // A scheme that is written stands for the whole value.
    const given = scheme?.kind === "text" ? undefined : (passed?.span ?? otherwise?.valueSpan);
    const span = given ?? valueSpan;
    const own = passed?.value ?? otherwise?.value ?? unknown;
    const value = withScheme(scheme, own, span, run);
    if (isNothing(value)) run.take(headers, name.text);
    else run.put(headers, withToken({ name, value, valueSpan: span, span, isSure: true }));
  }
  if (header.shape.value.isOpen) spread(headers, unknown, run);
}

/** The argument for a parameter, by its place or its name. */
function argumentFor(parameter: Thing, args: readonly Arg[]): Arg | undefined {
  const [name, at] = [optionValue(parameter, "name"), optionValue(parameter, "at")];
  const inPlace = at?.kind === "constant" ? args[Number(at.value)] : undefined;
  return (
    args.find((arg) => arg.name !== undefined && arg.name === plainText(name)) ??
    (inPlace?.name === undefined ? inPlace : undefined)
  );
}

/** `[Authorize("Bearer")]`, or without the usual scheme `[Authorize]`. */
function withScheme(scheme: Value | undefined, token: Value, at: Span, run: Run): Value {
  if (scheme === undefined) return token;
  const before = scheme.kind === "constant" ? sign("Bearer", at) : scheme;
  if (before.kind !== "text" || isNothing(token)) return unknown;
  const text = asText(token, { kind: "other", parts: [], ...at }, run);
  return joined([before, sign(" ", at), text]);
}
