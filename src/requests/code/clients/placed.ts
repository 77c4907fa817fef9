import type { Span, Value as Placed } from "../../httpRequest.ts";
import type { Written } from "../../places/written.ts";
import { literalSpan } from "./pairs.ts";
import type { Run } from "../machine/run.ts";
import { other, spanOf } from "../reading.ts";
import { asText } from "../machine/texts.ts";
import type { Entry, Text, Value } from "../machine/values.ts";

/** A value as the value of a header: a known text, or its alternatives. */
export function placedOf(value: Value, { valueSpan, isSure }: Entry, run: Run): Placed {
  const span = spanOf(valueSpan);
  const at = other(span, []);
  const text: Text | undefined =
    value.kind === "text" || value.kind === "constant" ? asText(value, at, run) : undefined;
  const ways = text === undefined ? [] : waysToRead(text);
  const [only] = ways;
  if (isSure && text?.isSure === true && ways.length === 1 && only !== undefined) {
    return { kind: "known", text: only.text, span, runs: only.runs };
  }
  const otherwise = isSure ? otherwiseOf(text) : undefined;
  return {
    ...{ kind: "unknown", source: run.source(span), span },
    ...(otherwise && { otherwise }),
    ...(ways.length === 0 ? {} : { ways: ways.map(({ text: way }) => way) }),
  };
}

/** The alternatives to judge a text by: none if one of them begins with an unknown part that may be all right. */
function waysToRead({ written, others, isSure, orNothing }: Text): readonly Written[] {
  const ways = [written, ...others];
  // A fixed beginning can be judged by itself: "Bearer " before a variable. So can the scheme behind one.
  const tells = ways.every(
    ({ text, runs }) => runs[0]?.variable !== true || /^\S+\s+bearer$/i.test(text),
  );
  return tells && (isSure || orNothing === true) ? ways : [];
}

/** The default of a value that others may set. */
function otherwiseOf(
  text: Text | undefined,
): { text: string; span: Span; isDefault?: true } | undefined {
  if (text === undefined || text.isSure || text.others.length > 0) return undefined;
  const { runs, text: shown } = text.written;
  const span = literalSpan(text);
  return span === undefined || shown === "" || runs.some(({ variable }) => variable === true)
    ? undefined
    : { text: shown, span, ...(text.isDefault === true ? { isDefault: true } : {}) };
}
