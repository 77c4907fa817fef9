import { basicHeaders } from "../../clients/basicAuth.ts";
import type { Client } from "../../../client.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { sendRequest } from "../../clients/sending.ts";
import { slotIn } from "../../slots.ts";
import { plainText } from "../../machine/values/texts.ts";
import { truthOf } from "../../machine/values/truthOf.ts";
import { unknown, type Value } from "../../machine/values/values.ts";
import { argumentsOf, dictStyle, headersBehind } from "../arguments.ts";
import { saidOfBody } from "./bodies.ts";
import { dictOf } from "../dicts.ts";
import { misplacedIn } from "./misplaced.ts";

/** A function that sends one request: its parameters in order, and which of them matter. */
interface Sender {
  readonly client: Client;
  readonly places: readonly string[];
  readonly url: readonly string[];
  readonly headers: string;
  readonly body?: string;
  /** User and password may be configured elsewhere. */
  readonly isAuthorized?: true;
}

const reading = ["path_or_buf", "filepath_or_buffer", "path_or_buffer", "path", "io"];

const senders: readonly (readonly [RegExp, Sender])[] = [
  [
    /^kivy\.network\.urlrequest\.UrlRequest(?:Urllib)?$/,
    {
      ...{ client: "kivy", url: ["url"], headers: "req_headers", body: "req_body" },
      places: [
        ...["url", "on_success", "on_redirect", "on_failure", "on_error", "on_progress"],
        ...["req_body", "req_headers", "chunk_size", "timeout", "method"],
      ],
    },
  ],
  [
    /^pandas\.read_(?:json|csv|table|fwf|xml|html|excel|pickle|parquet|feather|stata)$/,
    { client: "urllib", url: ["", ...reading], headers: "storage_options", places: [""] },
  ],
  [
    /^ansible\.module_utils\.urls\.open_url$/,
    {
      ...{ client: "urllib", url: ["url"], headers: "headers", body: "data" },
      places: ["url", "data", "headers", "method"],
    },
  ],
  [
    /^ansible\.module_utils\.urls\.fetch_(?:url|file)$/,
    {
      ...{ client: "urllib", url: ["url"], headers: "headers", body: "data", isAuthorized: true },
      places: ["module", "url", "data", "headers", "method"],
    },
  ],
];

/**
 * `UrlRequest(url, req_headers=…)`, `pandas.read_json(url, storage_options=…)`, `fetch_url(module, url, headers=…)`.
 */
export function callPlaced(path: string, call: Call, run: Run): Value | undefined {
  const of = senders.find(([names]) => names.test(path))?.[1];
  if (of === undefined) return undefined;
  const { get, isOpen } = argumentsOf(call, of.places);
  const url = of.url.map(get).find((each) => each !== undefined);
  if (url?.value.kind !== "text") return undefined;
  const given = get(of.headers);
  const body = of.body === undefined ? undefined : get(of.body);
  const method = get("method");
  const user = get("url_username");
  const isForced = truthOf(get("force_basic_auth")?.value ?? unknown) === true;
  const basic = user !== undefined && isForced ? basicHeaders(user.span, run) : undefined;
  const literal = given?.value.kind === "thing" ? given.value.literal : undefined;
  sendRequest(
    {
      ...{ form: run.form, client: of.client, nothing: "text", url: url.value, urlSpan: url.span },
      span: { start: call.at.start, end: call.at.end },
      method:
        method === undefined
          ? { text: body === undefined ? "GET" : "POST", span: undefined }
          : { text: plainText(method.value)?.toUpperCase() ?? "$METHOD", span: method.span },
      headers: [given && dictOf(given.value, run), basic].filter((each) => each !== undefined),
      ...saidOfBody(body?.value, "texts", run),
      isOpen: isOpen && given === undefined,
      isAuthorized: of.isAuthorized === true || (user !== undefined && basic === undefined),
      body: body?.span,
      slot:
        literal !== undefined
          ? slotIn(run, literal, dictStyle)
          : given === undefined
            ? headersBehind(call, run, of.places.indexOf(of.headers), of.headers)
            : undefined,
      detached: of.headers === "headers" ? misplacedIn(call, of.places, run) : [],
    },
    run,
  );
  return { kind: "native", path: "answer" };
}
