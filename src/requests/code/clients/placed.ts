import type { Span, Value as Placed } from "../../httpRequest.ts";
import type { Written } from "../../places/written.ts";
import { isWithin } from "../../places/isWithin.ts";
import { functionAround } from "../machine/calls/functionAround.ts";
import { literalSpan } from "./pairs.ts";
import type { Run } from "../machine/run.ts";
import { other, spanOf } from "../reading.ts";
import { asText } from "../machine/values/texts.ts";
import type { Entry, Text, Value } from "../machine/values/values.ts";

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
  const from = isSure ? readFrom(value) : undefined;
  const otherwise = isSure ? otherwiseOf(text) : undefined;
  const chosen = isSure && ways.length > 1 ? chosenAt(span, ways, run) : [];
  return {
    ...{ kind: "unknown", source: run.source(span), span },
    ...(from === undefined ? {} : { from }),
    ...(otherwise && { otherwise }),
    ...(ways.length === 0 ? {} : { ways: ways.map(({ text: way }) => way) }),
    ...(chosen.length === 0 ? {} : { chosen }),
  };
}

/** The constant or setting that a value was read from: an environment variable, in the end. */
function readFrom(value: Value): string | undefined {
  if (value.kind === "native") return value.state === undefined ? value.path : undefined;
  return value.kind === "unknown" ? value.from : undefined;
}

/**
 * Those alternatives that are written in the function that sets the header, or in one around it, where what that is
 * given decides. Others may be of objects that are not used for this request.
 */
function chosenAt(
  place: Span,
  ways: readonly Written[],
  run: Run,
): readonly { readonly text: string; readonly span: Span }[] {
  return ways.flatMap((written) => {
    const span = literalSpan({ kind: "text", written, others: [], isSure: true });
    const around = span && functionAround(span, run);
    if (span === undefined || around === undefined || !isWithin(place, around)) return [];
    return run.undecided.isUpToCaller(span, run.entered) ? { text: written.text, span } : [];
  });
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
