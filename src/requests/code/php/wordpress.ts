import type { Call, Run } from "../run.ts";
import { methodOf } from "../sending.ts";
import { unknown, type Value } from "../values.ts";
import { sendWithOptions } from "./optionsCall.ts";
import { answer, argument, hasMany } from "./phpCall.ts";

/** `wp_remote_get($url, $args)` and its like. */
export function callWordpress(name: string, call: Call, run: Run): Value {
  const verb = name.replace(/^wp_(?:safe_)?remote_/, "");
  const [url, args] = [argument(call, 0, "url"), argument(call, 1, "args")];
  if (url === undefined || hasMany(call)) return unknown;
  const span = { start: call.at.callee.start, end: call.at.callee.end };
  sendWithOptions(
    {
      ...{ call, client: "wordpress", options: args, url: url.value, urlSpan: url.span, last: url },
      method: verb === "request" ? methodOf(args?.value) : { text: verb.toUpperCase(), span },
      ...{ forms: [], body: "body", authorized: [] },
    },
    run,
  );
  return answer;
}
