import { saidOfBody } from "../../clients/bodies.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue, sendRequest } from "../../clients/sending.ts";
import { joinedUrl } from "../../clients/urls.ts";
import type { Thing } from "../../machine/values/values.ts";
import { hashHeaders } from "../hashHeaders.ts";
import { slotInHash } from "./headerSlots.ts";
import { goesOut } from "./idleClients.ts";
import { forgottenClient } from "./otherClient.ts";
import { isGiven, keptValue } from "../../clients/state.ts";
import { isOpenOptions, isOpenState, verbOf } from "../rubyCall.ts";
import { urlText } from "../uri.ts";
import { withQuery, wrongInOptions } from "./wrongPlaces.ts";

/** The fact that the file sets defaults for all requests, which are not followed. */
export const hasDefaults = "HTTP.default_options";

/** The headers of `HTTP` itself, which are empty. */
export function rootOf(run: Run): Thing {
  const known = run.shared.get("HTTP");
  const root = known ?? run.thing([], { foldsCase: true });
  run.shared.set("HTTP", root);
  return root;
}

/** Sends the combination of the client's settings and the call's options. */
export function sendHttpRb(
  verb: string,
  url: Arg,
  options: Arg | undefined,
  call: Call,
  run: Run,
): void {
  const { state, at } = call;
  const own = options?.value;
  const shared = keptValue(state, "headers") ?? rootOf(run);
  const given = optionValue(own, "headers");
  const headers = given && hashHeaders(given, "dashed", run);
  const [json, form, body] = ["json", "form", "body"].map((name) => {
    const found = option(own, name);
    return found === "unknown" || !isGiven(found?.value) ? undefined : found;
  });
  const taken = keptValue(state, "sources");
  const params = optionValue(own, "params");
  const base = keptValue(state, "url");
  const to = withQuery(joinedUrl(base, urlText(url.value), url.span, run), params, url.span, run);
  const dot = at.callee.kind === "member" ? at.callee.object.end : undefined;
  const content = json ?? form ?? body;
  goesOut(state, run);
  sendRequest(
    {
      ...{ form: run.form, client: "httpRb", nothing: "skips", urlSpan: url.span },
      ...{ span: { start: at.start, end: at.end }, method: verbOf(call, verb) },
      url: to,
      headers: headers === undefined ? [shared] : [shared, headers],
      sources: [shared, ...(taken?.kind === "list" ? taken.items : []), ...(given ? [given] : [])],
      ...(json === undefined
        ? saidOfBody((form ?? body)?.value, form !== undefined, run)
        : { implied: { "Content-Type": "application/json" } }),
      isOpen: isOpenOptions(options) || isOpenState(state) || run.facts.has(hasDefaults),
      detached: [
        ...(headers === undefined
          ? wrongInOptions(own, "params", options?.span ?? url.span, run)
          : []),
        ...(state === undefined
          ? forgottenClient("HTTP", { url: to, at: url.span }, [headers], run)
          : []),
      ],
      body: content?.valueSpan,
      slot:
        slotInHash(headers, run) ??
        slotInHash(shared, run) ??
        (dot === undefined
          ? undefined
          : {
              ...{ offset: dot, before: ".headers(", separator: ", ", after: ")" },
              item: { open: "", between: " => ", close: "" },
            }),
    },
    run,
  );
}
