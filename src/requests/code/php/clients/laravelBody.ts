import { saidOfBody, type SaidOfBody } from "../../clients/bodies.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { plainText, writtenAt } from "../../machine/values/texts.ts";
import { entryOf, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { put } from "../../clients/making.ts";
import { isGiven, keptValue } from "../../clients/state.ts";

/** The body format that each method selects. */
const formats: ReadonlyMap<string, string> = new Map([
  ["asJson", "json"],
  ["asForm", "form_params"],
  ["asMultipart", "multipart"],
  ["attach", "multipart"],
  ["withBody", "body"],
]);

/** `asForm()` and others: selects the body's format. */
export function formatBody(method: string, state: Thing, call: Call, run: Run): void {
  const { at } = call;
  const [first] = call.args;
  const place = { start: at.start, end: at.start };
  const name = formats.get(method);
  const format: Value =
    name === undefined
      ? (first?.value ?? unknown)
      : { kind: "text", written: writtenAt(name, place), others: [], isSure: true };
  put(state, "format", format, place, run);
  if (method === "withBody") {
    put(state, "body", first?.value ?? unknown, first?.span ?? at, run);
  }
}

const json = { implied: { "Content-Type": "application/json" } } as const;
const unseen = { implied: { "Content-Type": undefined } } as const;

/** What the body tells about its type, in the request's format. */
export function saidOfPending(state: Thing, data: Arg | undefined, run: Run): SaidOfBody {
  const entry = entryOf(state, "format");
  const format = entry === undefined ? "json" : entry.isSure ? plainText(entry.value) : undefined;
  switch (format) {
    case "json":
      // A Content-Type set again replaces the first.
      return keptValue(state, "typed") !== undefined && isGiven(data?.value)
        ? { ...json, jsonBody: true }
        : json;
    case "form_params":
      return { formBody: true };
    case "body": {
      const { formBody, jsonBody } = saidOfBody(keptValue(state, "body"), false, run);
      return { ...json, formBody, jsonBody };
    }
    case undefined:
    default:
      return unseen;
  }
}
