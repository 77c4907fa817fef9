import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { methodOf } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { unknown, type Native, type Value } from "../../machine/values/values.ts";
import { sendWithOptions } from "./optionsCall.ts";
import { answer } from "../../clients/state.ts";
import { argument, hasMany } from "../phpCall.ts";

/** The fact that a filter of the file may change requests. */
const filtered = "filtered";

/** `wp_remote_get($url, $args)` and others. */
export function callWordpress(name: string, call: Call, run: Run): Value {
  const verb = name.replace(/^wp_(?:safe_)?remote_/, "");
  const [url, args] = [argument(call, 0, "url"), argument(call, 1, "args")];
  if (url === undefined || hasMany(call)) return unknown;
  const { callee } = call.at;
  const span =
    callee.kind === "member" ? callee.nameSpan : { start: callee.start, end: callee.end };
  sendWithOptions(
    {
      ...{ call, client: "wordpress", options: args, url: url.value, urlSpan: url.span, last: url },
      method: verb === "request" ? methodOf(args?.value) : { text: verb.toUpperCase(), span },
      ...{ forms: [], body: "body", takesFields: true, authorized: [], takes: "text" },
      beside: call.args.slice(2),
      isOpen: run.facts.has(filtered),
    },
    run,
  );
  return answer;
}

/** `new WP_Http()`, `_wp_http_get_object()`. */
export function newWpHttp(): Native {
  return { kind: "native", path: "wpHttp" };
}

/** Methods of this object. */
export function callWpHttp(method: string, call: Call, run: Run): Value | undefined {
  return /^(?:get|post|head|request)$/.test(method)
    ? callWordpress(`wp_remote_${method}`, call, run)
    : undefined;
}

/** `Requests::get($url, $headers, $options)`, `post($url, $headers, $data, $options)`. */
export function callRequests(method: string, call: Call, run: Run): Value | undefined {
  if (!/^(?:get|head|delete|trace|post|put|patch|options|request)$/.test(method)) return undefined;
  const [url, headers] = [argument(call, 0, "url"), argument(call, 1, "headers")];
  if (url === undefined || hasMany(call)) return unknown;
  const hasBody = /^(?:post|put|patch|options|request)$/.test(method);
  const data = hasBody ? argument(call, 2, "data") : undefined;
  const type = plainText(argument(call, 3, "type")?.value);
  const { callee } = call.at;
  const span = callee.kind === "member" ? callee.nameSpan : undefined;
  const options = run.thing(
    [
      { name: "headers", arg: headers },
      { name: "body", arg: data },
    ].flatMap(({ name, arg }) =>
      arg === undefined
        ? []
        : [
            {
              ...{ name: { text: name, runs: [] }, value: arg.value, isSure: true },
              ...{ valueSpan: arg.span, span: arg.span },
            },
          ],
    ),
  );
  sendWithOptions(
    {
      ...{ call, client: "phpRequests", url: url.value, urlSpan: url.span },
      options: { value: options, span: headers?.span ?? url.span },
      method:
        method === "request"
          ? { text: type?.toUpperCase() ?? "GET", span: undefined }
          : { text: method.toUpperCase(), span },
      ...{ forms: [], body: "body", takesFields: true, authorized: [] },
    },
    run,
  );
  return answer;
}
