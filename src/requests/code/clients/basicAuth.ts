import type { Span } from "../../httpRequest.ts";
import type { Run } from "../machine/run.ts";
import { asText } from "../machine/values/texts.ts";
import { joined, unknown, type Thing, type Value } from "../machine/values/values.ts";
import { sign } from "./urls.ts";

/** The value `Basic …` for a user and password, placed where these are given; the encoded part is unknown. */
export function basicAuth({ start, end }: Span, run: Run): Value {
  const place = { kind: "other", parts: [], start, end } as const;
  return joined([sign("Basic ", place), asText(unknown, place, run)]);
}

/** Headers with only an Authorization made from a user and password. */
export function basicHeaders(given: Span, run: Run): Thing {
  const headers = run.thing([], { foldsCase: true });
  const span = { start: given.start, end: given.end };
  const name = { text: "Authorization", runs: [] };
  run.put(headers, { name, value: basicAuth(span, run), valueSpan: span, span, isSure: true });
  return headers;
}
