import { invoke } from "../machine/invoke.ts";
import { putChanges, put, send } from "../clients/making.ts";
import { memberOf } from "../machine/members.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { entryOf, isNothing, type Native, type Value } from "../machine/values.ts";

/** Whether a transport sends what it is given and adds nothing to it. */
export function isPlain(transport: Value): boolean {
  return transport.kind === "native" && /^http\.(?:Default)?Transport$/.test(transport.path);
}

/** A client sends a request: through its transport, which may change it, or send another one in its place. */
export function deliver(request: Native, sender: Native, call: Call, run: Run): void {
  const { state } = request;
  if (state === undefined) return;
  const transport = sender.state && entryOf(sender.state, "transport")?.value;
  if (transport !== undefined && pass(request, transport, call, run)) return;
  const isOther = transport !== undefined && sender.state !== undefined;
  if (isOther) putChanges(sender.state, run);
  send(state, sender, call, run);
}

/** False where nobody sees what the transport does. */
function pass(request: Native, transport: Value, call: Call, run: Run): boolean {
  if (transport.kind === "native" && transport.path === "oauth2.Transport") {
    passOn(request, transport, call, run);
    return true;
  }
  const own =
    transport.kind === "function"
      ? transport
      : transport.kind === "thing"
        ? memberOf(transport, "RoundTrip", run)
        : undefined;
  if (own?.kind !== "function") return false;
  invoke(own, [{ value: request, span: { start: call.at.start, end: call.at.end } }], run);
  return true;
}

/** The transport of oauth2 sets the token and leaves the rest to the one below it. */
export function passOn(request: Native, transport: Native, call: Call, run: Run): void {
  const { state } = request;
  if (state === undefined) return;
  const at = { start: call.at.start, end: call.at.end };
  put(state, "authorized", { kind: "constant", value: true }, at, run);
  const base = optionValue(transport.state, "base");
  const below = run.thing([]);
  if (base !== undefined && !isNothing(base) && !isPlain(base))
    put(below, "transport", base, at, run);
  deliver(request, { kind: "native", path: "http.Client", state: below }, call, run);
}
