import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values/values.ts";
import { formPath, jsonPath } from "../clients/bodies.ts";
import { formData } from "./clients/bodies.ts";
import { callOfApp } from "./appStores.ts";
import { callArgparse } from "./argparse.ts";
import { callBasicAuth } from "./clients/basicOption.ts";
import { callBound } from "./boundMethods.ts";
import { callBuiltin } from "./builtins.ts";
import { kindOf } from "./clients/clients.ts";
import { callCopy } from "./copies.ts";
import { callConnection } from "./clients/httpClient.ts";
import { callKeywordClient } from "./clients/keywordClient.ts";
import { callFormData } from "./clients/formData.ts";
import { callOnward, callPartial } from "./onward.ts";
import { callOpener } from "./clients/openers.ts";
import { callPlaced } from "./clients/placedClients.ts";
import { callPrepared } from "./clients/preparedCalls.ts";
import { callPycurl } from "./clients/pycurl.ts";
import { callRecord } from "./records.ts";
import { callReplaced } from "./clients/replacedMethods.ts";
import { callSessionHeaders } from "./clients/sessionHeaders.ts";
import { callHttplib2, callTornado } from "./clients/smallClients.ts";
import { callStandard } from "./standard.ts";
import { callTemplate, template } from "./templates.ts";
import { callTrace, tracePath } from "./traces.ts";
import { adapter, sendOn } from "./clients/underway.ts";
import { callUrllib3 } from "./clients/urllib3.ts";
import { callUrllibRequest } from "./clients/urllib.ts";
import { callUrl } from "./urls.ts";

/** The result and effect of calling something of Python or its libraries. */
export function callNative(call: Call, run: Run): Value | undefined {
  const { path, state } = call;
  const [head = "", ...rest] = path.split(".");
  const method = rest.join(".");
  if (state !== undefined && method.startsWith("headers.")) {
    return callSessionHeaders(method.slice("headers.".length), call, run);
  }
  return (
    callCopy(path, call, run) ??
    callStandard(path, call, run) ??
    callUrl(path, call, run) ??
    callOpener(path, call, run) ??
    callRecord(path, call, run) ??
    callBasicAuth(path, call, run) ??
    callPlaced(path, call, run) ??
    callOfApp(path, call, run) ??
    callArgparse(path, call, run) ??
    callReplaced(method, call) ??
    callClient(head, method, call, run) ??
    callOnward(path, call, run) ??
    (idle.test(path) ? unknown : undefined)
  );
}

/** Paths whose functions do not change their arguments. */
const idle =
  /^(?:answer|json|os|urllib|http|typing|pytest|unittest|opener|handler|posixpath|collections|types|asyncio|contextlib|dataclasses|pydantic|attrs?)(?:\.|$)|^\w+\.(?:exceptions|auth|utils)\.|Auth$|^\w+\.(?:Timeout|Limits|ClientTimeout|TCPConnector|Retry|Proxy)$/;

/** What an adapter sends a request with, besides being called itself. */
const sends = /^(?:|send|handle_(?:async_)?request)$/;

function callClient(head: string, method: string, call: Call, run: Run): Value | undefined {
  const kind = kindOf(head);
  if (kind !== undefined) return callKeywordClient(kind, method, call, run);
  switch (head) {
    case "urllib3":
      return callUrllib3(method, call, run);
    case "httplib2":
      return callHttplib2(method, call, run);
    case jsonPath:
    case formPath:
      return /^(?:encode|replace)$/.test(method) ? call.self : unknown;
    case formData:
      return callFormData(method, call, run);
    case template:
      return callTemplate(method, call, run);
    case "pycurl":
      return callPycurl(method, call, run);
    case "tornado":
      return callTornado(method, call, run);
    case "urllibRequest":
      return callUrllibRequest(method, call, run);
    case "httpConnection":
      return callConnection(method, call, run);
    case adapter.path:
      if (sends.test(method)) sendOn(call.args[0]?.value, run);
      return unknown;
    case tracePath:
      return callTrace(method, call, run);
    case "prepared":
    case "requestsRequest":
      return callPrepared(method, call, run);
    case "builtins":
      return callBuiltin(method, call, run);
    case "bound":
      return callBound(method, call, run);
    case "partial":
      return callPartial(call, run);
    default:
      return undefined;
  }
}
