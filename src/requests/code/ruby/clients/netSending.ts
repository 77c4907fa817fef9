import type { Span } from "../../../httpRequest.ts";
import { detachedOf, everywhere } from "../../lost/detached.ts";
import { saidOfBody } from "../../clients/bodies.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import { sendRequest } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { entryOf, type Value } from "../../machine/values/values.ts";
import { copyOf } from "../hashHeaders.ts";
import { slotAfter, slotAfterLine, slotInHash } from "./headerSlots.ts";
import { put } from "../../clients/making.ts";
import { isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { isOpenState } from "../rubyCall.ts";

/** The connection that sends a request. */
interface By {
  /** It is unknown, and may add headers. */
  readonly isOpen?: boolean;
  /** TLS was never switched on for it. */
  readonly speaksPlain?: boolean;
}

/** Sends a request object; false if the value is none. */
export function sendNetRequest(
  request: Value,
  data: Arg | undefined,
  urlFor: (path: Value, span: Span) => Value,
  { isOpen = false, speaksPlain }: By,
  run: Run,
): boolean {
  const state =
    request.kind === "native" && request.path === "netRequest" ? request.state : undefined;
  const [url, made, verb] = ["url", "made", "verb"].map((name) => state && entryOf(state, name));
  const headers = keptThing(state, "headers");
  const late = keptThing(state, "late");
  if (state === undefined || headers === undefined || late === undefined) return false;
  if (url === undefined || made === undefined || verb === undefined) return false;
  const sent = copyOf(headers, run);
  const body = entryOf(state, "body");
  const [form, stream] = ["form", "stream"].map((name) => entryOf(state, name));
  const isStreamed =
    form !== undefined ||
    stream !== undefined ||
    (data !== undefined && data.value.kind === "unknown");
  const text = plainText(verb.value) ?? "$METHOD";
  const hasInit = keptValue(state, "hasInit");
  const sending = {
    ...{ form: run.form, client: "netHttp" as const, nothing: "removes" as const, speaksPlain },
    ...{ span: made.valueSpan, method: { text, span: verb.valueSpan } },
    ...{ url: urlFor(url.value, url.valueSpan), urlSpan: url.valueSpan, headers: [sent] },
    ...(form?.isSure === true
      ? { formBody: true as const }
      : isStreamed
        ? { implied: { "Content-Type": undefined } }
        : saidOfBody(body?.value, false, run)),
    isOpen: isOpen || isOpenState(state),
    body:
      (body !== undefined && isGiven(body.value) ? body : (form ?? stream))?.valueSpan ??
      data?.span,
    slot:
      keptValue(state, "takesAway") !== undefined
        ? undefined
        : (slotInHash(sent, run) ??
          slotAfterLine(made.valueSpan.start, made.valueSpan.end, run) ??
          (hasInit?.kind === "constant" && hasInit.value === false
            ? slotAfter(url.valueSpan.end, ", { ", " }")
            : undefined)),
  };
  run.later(() => {
    const detached = detachedOf(late, "afterSending", everywhere, run);
    sendRequest({ ...sending, detached }, run);
  });
  put(state, "sent", { kind: "constant", value: true }, made.valueSpan, run);
  return true;
}
