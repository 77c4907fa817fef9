import type { Span } from "../../../httpRequest.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { sign } from "../../clients/urls.ts";
import type { Call } from "../../machine/library.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import { asText } from "../../machine/values/texts.ts";
import {
  joined,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { basicOption } from "./basicOption.ts";
import { headersInOptions } from "./misplacedHeaders.ts";
import { isGiven } from "../../clients/state.ts";

/** Options that authorize a request. */
export const authorized = ["auth_bearer", "auth_basic", "auth_ntlm"] as const;

/** The header from such options. */
export function tokenIn(options: Value | undefined, at: Span, run: Run): Entry | undefined {
  const name = { text: "Authorization", runs: [] };
  const bearer = option(options, "auth_bearer");
  if (bearer !== undefined && bearer !== "unknown" && isGiven(bearer.value)) {
    const { valueSpan, span } = bearer;
    const shown = asText(bearer.value, { kind: "other", parts: [], ...valueSpan }, run);
    const value = joined([sign("Bearer ", valueSpan), shown]);
    return { name, value, valueSpan, span, isSure: true };
  }
  const basic = basicOption(options, "auth_basic", run);
  if (basic !== undefined) return basic;
  return authorized.some((each) => isGiven(optionValue(options, each)))
    ? { name, value: unknown, valueSpan: at, span: at, isSure: true }
    : undefined;
}

/** A client's headers with those of options added, remembering the original. */
export function headersOver(old: Thing | undefined, options: Value, { at }: Call, run: Run): Thing {
  const given = optionValue(options, "headers");
  const more = given && headersInOptions(given, "lines", run);
  const literal = more?.kind === "thing" ? (more.literal ?? old?.literal) : old?.literal;
  const headers = run.thing(old?.shape.value.entries ?? [], {
    ...{ foldsCase: true, isOpen: old?.shape.value.isOpen === true },
    ...(old === undefined ? {} : { origin: old }),
    ...(literal === undefined ? {} : { literal }),
  });
  if (more !== undefined) spread(headers, more, run);
  const token = tokenIn(options, { start: at.start, end: at.start }, run);
  if (token !== undefined) run.put(headers, token);
  return headers;
}
