import { saidOfBody } from "../../clients/bodies.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { option, optionValue, sendRequest } from "../../clients/sending.ts";
import { joinedUrl } from "../../clients/urls.ts";
import { writtenAt } from "../../machine/values/texts.ts";
import { entryOf, type Thing, type Value } from "../../machine/values/values.ts";
import { basicAuth } from "../../clients/basicAuth.ts";
import { hashHeaders } from "../hashHeaders.ts";
import { slotAfter, slotInHash, slotInOptions } from "./headerSlots.ts";
import { goesOut } from "./idleClients.ts";
import { forgottenClient } from "./otherClient.ts";
import { replacedIn } from "../replaced.ts";
import { isGiven, keptValue } from "../../clients/state.ts";
import { blockOf, isOpenOptions, isOpenState, positional, verbOf } from "../rubyCall.ts";
import { urlText, withScheme } from "../uri.ts";
import { withQuery, wrongInOptions } from "./wrongPlaces.ts";

/** The header from `basic_auth`, which overrides others. */
function basicIn(options: Value | undefined, state: Thing, run: Run): Thing | undefined {
  const found = option(options, "basic_auth");
  const own = found === undefined || found === "unknown" ? undefined : found;
  const given = own ?? entryOf(state, "basic");
  const isSeen = own === undefined || own.value.kind === "thing";
  if (given?.isSure !== true || !isSeen) return undefined;
  const { valueSpan } = given;
  const value = own === undefined ? given.value : basicAuth(valueSpan, run);
  const name = writtenAt("Authorization", { start: valueSpan.start, end: valueSpan.start });
  return run.thing([{ name, value, valueSpan, span: valueSpan, isSure: true }]);
}

/** Sends the combination of a class's settings and the call's options. */
export function sendHttparty(verb: string, state: Thing, call: Call, run: Run): void {
  const [url, options, ...more] = positional(call);
  if (url === undefined || url.isMany === true) return;
  const own = options?.value;
  const given = optionValue(own, "headers");
  const headers = given && hashHeaders(given, "plain", run);
  const shared = keptValue(state, "headers");
  const ownBase = option(own, "base_uri");
  // Unknown options rarely contain a base URL.
  const isOwn = ownBase !== undefined && ownBase !== "unknown";
  const base = isOwn ? withScheme(urlText(ownBase.value)) : keptValue(state, "url");
  const path = urlText(url.value);
  const to = [keptValue(state, "query"), optionValue(own, "query")].reduce<Value>(
    (whole, query) => withQuery(whole, query, url.span, run),
    joinedUrl(base, path, url.span, run),
  );
  const found = option(own, "body");
  const body =
    found === undefined || found === "unknown" || !isGiven(found.value) ? undefined : found;
  const basic = basicIn(own, state, run);
  const isAuthorized =
    isGiven(optionValue(own, "digest_auth")) ||
    (basic === undefined && isGiven(optionValue(own, "basic_auth")));
  goesOut(state, run);
  sendRequest(
    {
      ...{ form: run.form, client: "httparty", nothing: "skips", body: body?.valueSpan },
      ...{ span: { start: call.at.start, end: call.at.end }, method: verbOf(call, verb) },
      ...{ url: base === undefined ? withScheme(to) : to, urlSpan: url.span },
      headers: [shared, headers, basic].flatMap((each) => (each === undefined ? [] : [each])),
      sources: [shared, given].flatMap((each) => (each === undefined ? [] : [each])),
      ...saidOfBody(body?.value, !isGiven(optionValue(own, "multipart")), run),
      isOpen:
        isOpenOptions(options) ||
        isOpenState(state) ||
        more.length > 0 ||
        blockOf(call) !== undefined,
      isAuthorized: isAuthorized || keptValue(state, "auth") !== undefined,
      slot:
        headers !== undefined
          ? (slotInHash(headers, run) ?? slotInOptions(own, run))
          : ((body === undefined ? slotInHash(shared, run) : undefined) ??
            (options === undefined
              ? slotAfter(url.span.end, ", headers: { ", " }")
              : slotInOptions(own, run))),
      detached: [
        ...(headers === undefined
          ? wrongInOptions(own, "query", options?.span ?? call.at, run)
          : []),
        ...replacedIn(state, run),
        ...(call.self?.kind === "native" && !isAuthorized && basic === undefined
          ? forgottenClient("HTTParty", { url: to, at: url.span }, [headers], run)
          : []),
      ],
    },
    run,
  );
}
