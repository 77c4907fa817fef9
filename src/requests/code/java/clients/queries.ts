import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { textIn } from "../../clients/urls.ts";
import { unknown, type Thing } from "../../machine/values/values.ts";
import { newUri } from "../uris.ts";

/** Adds a query parameter to a request's URL, or several unknown ones. `under`: the entry of the URL. */
export function addQuery(state: Thing, call: Call, run: Run, under = "url"): void {
  const url = newUri(optionValue(state, under) ?? unknown, call.at, run);
  const path = call.args.length === 2 ? "url.queryParam" : "url.queryParams";
  run.library.call({ ...call, path, state: url.state, self: url }, run);
  put(state, under, textIn(url) ?? unknown, call.at, run);
}
