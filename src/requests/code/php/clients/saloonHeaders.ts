import { basicHeaders } from "../../clients/basicAuth.ts";
import { put, putHeader } from "../../clients/making.ts";
import { keptThing } from "../../clients/state.ts";
import { sign } from "../../clients/urls.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import { asText, plainText } from "../../machine/values/texts.ts";
import { joined, unknown, type Native, type Value } from "../../machine/values/values.ts";
import { argument, spanOfCall } from "../phpCall.ts";

/** `$connector->headers()->add('Accept', '…')`, `merge([…])`, `set([…])`, `remove('…')`. */
export function callSaloonHeaders(method: string, call: Call, run: Run): Value {
  const { state, args, self = unknown } = call;
  const headers = keptThing(state, "headers");
  if (state === undefined || headers === undefined) return unknown;
  switch (method) {
    case "add":
      putHeader(
        headers,
        [argument(call, 0, "key"), argument(call, 1, "value")],
        spanOfCall(call),
        run,
      );
      return self;
    case "merge":
      for (const { value, isMany } of args) spread(headers, isMany ? unknown : value, run);
      return self;
    case "set": {
      const made = run.thing([], { foldsCase: true });
      const [given] = args;
      spread(made, given?.value ?? unknown, run);
      put(state, "headers", made, call.at, run);
      put(state, "written", given?.value ?? unknown, call.at, run);
      return self;
    }
    case "remove": {
      const name = plainText(argument(call, 0, "key")?.value);
      if (name === undefined) run.open(headers, 0);
      else run.take(headers, name);
      return self;
    }
    default:
      return unknown;
  }
}

/** `new TokenAuthenticator($token, 'Bearer')`, or `withTokenAuth` with the same arguments. */
export function tokenAuth(call: Call, run: Run): Native {
  const [token, prefix] = [argument(call, 0, "token"), argument(call, 1, "prefix")];
  const span = spanOfCall(call);
  const at = token?.span ?? span;
  const own = asText(token?.value ?? unknown, { kind: "other", parts: [], ...at }, run);
  const scheme =
    prefix === undefined
      ? sign("Bearer", at)
      : asText(prefix.value, { kind: "other", parts: [], ...prefix.span }, run);
  const isBare = scheme.written.text === "" && scheme.others.length === 0;
  const value = isBare ? own : joined([scheme, sign(" ", at), own]);
  return withHeader("Authorization", { value, span: at }, call, run);
}

/** `new HeaderAuthenticator($token, 'Authorization')`. */
export function headerAuth(call: Call, run: Run): Native {
  const value = argument(call, 0, "accessToken") ?? { value: unknown, span: spanOfCall(call) };
  const name = argument(call, 1, "headerName");
  const shown = name === undefined ? "Authorization" : plainText(name.value);
  return shown === undefined ? otherAuth : withHeader(shown, value, call, run);
}

/** `new BasicAuthenticator($user, $password)`. */
export function basicAuth(call: Call, run: Run): Native {
  const state = run.thing([]);
  put(state, "headers", basicHeaders(spanOfCall(call), run), call.at, run);
  return { kind: "native", path: "saloonAuth", state };
}

/** An authenticator of which only its purpose is known. */
export const otherAuth: Native = { kind: "native", path: "saloonAuth" };

function withHeader(name: string, { value, span }: Arg, call: Call, run: Run): Native {
  const state = run.thing([]);
  const headers = run.thing([], { foldsCase: true });
  const whole = spanOfCall(call);
  run.put(headers, {
    ...{ name: { text: name, runs: [] }, value, valueSpan: span, span: whole, isSure: true },
  });
  put(state, "headers", headers, call.at, run);
  return { kind: "native", path: "saloonAuth", state };
}
