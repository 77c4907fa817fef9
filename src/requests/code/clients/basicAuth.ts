import type { Span } from "../../httpRequest.ts";
import type { Run } from "../machine/run.ts";
import { asText } from "../machine/texts.ts";
import { joined, unknown, type Value } from "../machine/values.ts";
import { sign } from "./urls.ts";

/** What a user and a password go out as, written where they are given. */
export function basicAuth({ start, end }: Span, run: Run): Value {
  const place = { kind: "other", parts: [], start, end } as const;
  return joined([sign("Basic ", place), asText(unknown, place, run)]);
}
