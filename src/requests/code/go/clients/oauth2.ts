import { put, putChanges } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import type { Native, Value } from "../../machine/values/values.ts";
import { unknown } from "../../machine/values/values.ts";
import { answer } from "./client.ts";
import { authorize, passOn } from "./transport.ts";

/** `oauth2.Config{…}`, `oauth2.Transport{…}`. */
export function newOauth(call: Call, run: Run): Native {
  const state = run.thing([]);
  const base = optionValue(call.args[0]?.value, "Base");
  if (base !== undefined) put(state, "base", base, call.at, run);
  return { kind: "native", path: call.path, state };
}

/** OAuth2 clients set the token and no other headers. */
export function callOauth(path: string, call: Call, run: Run): Value | undefined {
  const [first] = call.args;
  switch (path) {
    case "oauth2.NewClient":
    case "oauth2.Config.Client": {
      const state = run.thing([]);
      authorize(state, run);
      // The context may provide another client to send with.
      if (run.facts.has("oauth2 over another")) putChanges(state, run);
      return { kind: "native", path: "http.Client", state };
    }
    case "oauth2.Transport.RoundTrip": {
      const { self } = call;
      const isOurs = first?.value.kind === "native" && first.value.path === "http.Request";
      if (isOurs && self?.kind === "native") passOn(first.value, self, call, run);
      return answer;
    }
    default:
      return unknown;
  }
}
