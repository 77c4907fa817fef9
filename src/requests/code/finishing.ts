import { detachedFrom } from "./detached.ts";
import { addsHeaders, has, type Beginning } from "./making.ts";
import { methodNamed } from "./methodNamed.ts";
import type { Run } from "./run.ts";
import { optionValue, sendRequest } from "./sending.ts";
import { textIn } from "./urls.ts";
import { entryOf, isNothing, unknown, type Thing } from "./values.ts";

/** Judges a request as it is where the frame ends that began it; `begun`: when that frame did. */
export function finish(of: Beginning, begun: number, state: Thing, run: Run): void {
  const { call } = of;
  const span = { start: call.at.start, end: call.at.end };
  const headers = optionValue(state, "headers") ?? unknown;
  // On the ways on which it is not sent there is nothing to judge.
  const sender = entryOf(state, "sender")?.value;
  const client = sender?.kind === "native" ? sender.state : undefined;
  const shared = client && entryOf(client, "headers")?.value;
  // What the client sets on every request, whatever that has.
  const last = client && entryOf(client, "overrides")?.value;
  const isAuthorized = [state, client].some((each) => has(each, "authorized"));
  const hasToken =
    isAuthorized ||
    [headers, shared, last].some(
      (each) => each?.kind === "thing" && entryOf(each, "Authorization") !== undefined,
    );
  // Who sets the token sets all headers; who does not leaves that to somebody else.
  const adds = addsHeaders(client);
  const isOutside =
    (sender !== undefined && sender.kind !== "native") ||
    adds === "missing" ||
    has(state, "outside");
  const url = entryOf(state, "url");
  const from = run.requests.length;
  const method = entryOf(state, "method");
  const body = entryOf(state, "body");
  sendRequest(
    {
      ...{ form: run.form, client: of.client, span, nothing: "text" },
      method: methodNamed(method?.value, method?.valueSpan),
      url: url?.value ?? unknown,
      urlSpan: url?.valueSpan ?? span,
      headers: [shared, headers, last].filter((each) => each !== undefined),
      implied: of.implied?.(state) ?? {},
      isOpen: state.shape.value.isOpen || adds === "any" || (isOutside && !hasToken),
      isAuthorized,
      body: body === undefined || isNothing(body.value) ? undefined : body.valueSpan,
      slot: of.slot(state),
      detached: [state, client].flatMap((each) =>
        each === undefined ? [] : detachedFrom(each, run),
      ),
      begun,
    },
    run,
  );
  if (sender !== undefined || has(state, "outside") || state.shape.value.isOpen) return;
  const address = textIn(url?.value ?? unknown)?.written.text;
  const own = Array.from({ length: run.requests.length - from }, (_, at) => from + at);
  if (address !== undefined) run.lost.unsent(headers, address, run.call, own);
}
