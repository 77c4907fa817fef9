import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { textIn } from "../clients/urls.ts";
import { unknown, type Thing } from "../machine/values.ts";
import { newUri } from "./uris.ts";

/** Adds a query parameter to a request, or several unknown ones. */
export function addQuery(state: Thing, call: Call, run: Run): void {
  const url = newUri(optionValue(state, "url") ?? unknown, call.at, run);
  const path = call.args.length === 2 ? "url.queryParam" : "url.queryParams";
  run.library.call({ ...call, path, state: url.state, self: url }, run);
  put(state, "url", textIn(url) ?? unknown, call.at, run);
}
