import type { Span } from "../../../httpRequest.ts";
import { saidOfBody } from "../../clients/bodies.ts";
import { detachedIn, detachedOf } from "../../lost/detached.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { optionValue, sendRequest } from "../../clients/sending.ts";
import type { Value } from "../../machine/values/values.ts";
import { hashHeaders } from "../hashHeaders.ts";
import { slotAfterArgument, slotInHash, slotInOptions } from "./headerSlots.ts";
import { isGiven } from "../../clients/state.ts";
import { withScheme } from "../uri.ts";
import { withQuery, wrongInArgument } from "./wrongPlaces.ts";

/** Methods whose second argument is the body. */
export const withBody = new Set(["post", "put", "patch"]);

/** The fact that a hook may change requests, which is not followed. */
export const changesRequests = "RestClient.add_before_execution_proc";

/** Keys that RestClient takes from the headers hash without sending them. */
const noHeaders = ["params", "cookies"];

/** A hash as RestClient's headers. */
export function readHeaders(value: Value, run: Run): Value {
  return hashHeaders(value, "dashed", run, { isShort: true, without: noHeaders });
}

/** The parts of a call. */
export interface Parts {
  readonly verb: string;
  readonly method: { readonly text: string; readonly span: Span | undefined };
  readonly url: Value;
  readonly urlSpan: Span;
  readonly body?: Arg | undefined;
  readonly headers: Arg | undefined;
  /** The argument after which headers can be added, if there are none. */
  readonly last?: Arg;
  readonly options?: Arg;
  readonly shared?: Value | undefined;
  readonly resourceOptions?: Value | undefined;
  readonly isOpen?: boolean;
  readonly isAuthorized?: boolean;
  /** The header for user and password, which an explicit one overrides. */
  readonly basic?: Value | undefined;
}

/** Sends the combination of a call and its resource. */
export function sendRestClient(parts: Parts, call: Call, run: Run): void {
  const { url, urlSpan, body, headers, last, options, shared, isOpen = false } = parts;
  const own = headers && readHeaders(headers.value, run);
  const under = shared && readHeaders(shared, run);
  const params = optionValue(headers?.value, "params");
  // The hook gets the headers and may change them.
  const isChanged = run.facts.has(changesRequests);
  const given = isChanged ? [] : [parts.basic, under, own];
  const isNested = detachedIn(headers?.value, "misplaced", headers?.span ?? urlSpan, run);
  sendRequest(
    {
      ...{ form: run.form, client: "restClient", nothing: "skips", method: parts.method },
      ...{ span: { start: call.at.start, end: call.at.end }, urlSpan },
      isOpen: isOpen || isChanged,
      url: withQuery(withScheme(url), params?.kind === "thing" ? params : undefined, urlSpan, run),
      headers: given.flatMap((each) => (each === undefined ? [] : [each])),
      sources: [shared, headers?.value].flatMap((each) => (each === undefined ? [] : [each])),
      ...saidOfBody(body?.value, true, run),
      isAuthorized: parts.isAuthorized === true,
      body: isGiven(body?.value) ? body.span : undefined,
      slot:
        isNested.length > 0
          ? undefined
          : own !== undefined
            ? slotInHash(own, run)
            : (slotInHash(under, run) ??
              slotInOptions(options?.value ?? parts.resourceOptions, run) ??
              (last === undefined || (withBody.has(parts.verb) && body === undefined)
                ? undefined
                : slotAfterArgument(last, ", { ", " }"))),
      detached: [
        ...isNested,
        ...detachedOf(params, "inQuery", headers?.span ?? urlSpan, run),
        ...wrongInArgument(body, "inBody", run),
        ...(headers === undefined
          ? detachedOf(options?.value, "misplaced", options?.span ?? urlSpan, run)
          : []),
      ],
    },
    run,
  );
}
