import { typeOfBody } from "../javascript/httpCall.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { option, optionValue, sendRequest } from "../clients/sending.ts";
import { joinedUrl } from "../clients/urls.ts";
import type { Thing } from "../machine/values.ts";
import { hashHeaders } from "./hashHeaders.ts";
import { slotAfter, slotInHash, slotInOptions } from "./headerSlots.ts";
import { goesOut } from "./idleClients.ts";
import { forgottenClient } from "./otherClient.ts";
import { replacedIn } from "./replaced.ts";
import {
  blockOf,
  isGiven,
  isOpenOptions,
  isOpenState,
  kept,
  positional,
  verbOf,
} from "./rubyCall.ts";
import { urlText, withScheme } from "./uri.ts";
import { withQuery, wrongInOptions } from "./wrongPlaces.ts";

/** Sends what a class, or HTTParty itself, and the options of a call have together. */
export function sendHttparty(verb: string, state: Thing, call: Call, run: Run): void {
  const [url, options, ...more] = positional(call);
  if (url === undefined || url.isMany === true) return;
  const own = options?.value;
  const given = optionValue(own, "headers");
  const headers = given && hashHeaders(given, "plain", run);
  const shared = kept(state, "headers");
  const ownBase = option(own, "base_uri");
  // Options from elsewhere hardly ever say where to.
  const isOwn = ownBase !== undefined && ownBase !== "unknown";
  const base = isOwn ? withScheme(urlText(ownBase.value)) : kept(state, "url");
  const path = urlText(url.value);
  const query = optionValue(own, "query");
  const to = withQuery(joinedUrl(base, path, url.span, run), query, url.span, run);
  const found = option(own, "body");
  const body =
    found === undefined || found === "unknown" || !isGiven(found.value) ? undefined : found;
  const isAuthorized = ["basic_auth", "digest_auth"].some((name) =>
    isGiven(optionValue(own, name)),
  );
  goesOut(state, run);
  sendRequest(
    {
      ...{ form: run.form, client: "httparty", nothing: "skips", body: body?.valueSpan },
      ...{ span: { start: call.at.start, end: call.at.end }, method: verbOf(call, verb) },
      ...{ url: base === undefined ? withScheme(to) : to, urlSpan: url.span },
      headers: [shared, headers].flatMap((each) => (each === undefined ? [] : [each])),
      sources: [shared, given].flatMap((each) => (each === undefined ? [] : [each])),
      implied: typeOfBody(body?.value),
      isOpen:
        isOpenOptions(options) ||
        isOpenState(state) ||
        more.length > 0 ||
        blockOf(call) !== undefined,
      isAuthorized: isAuthorized || kept(state, "auth") !== undefined,
      slot:
        headers !== undefined
          ? slotInHash(headers, run)
          : ((body === undefined ? slotInHash(shared, run) : undefined) ??
            (options === undefined
              ? slotAfter(url.span.end, ", headers: { ", " }")
              : slotInOptions(own, run))),
      detached: [
        ...(headers === undefined
          ? wrongInOptions(own, "query", options?.span ?? call.at, run)
          : []),
        ...replacedIn(state, run),
        ...(call.self?.kind === "native" && !isAuthorized
          ? forgottenClient("HTTParty", { url: to, at: url.span }, [headers], run)
          : []),
      ],
    },
    run,
  );
}
