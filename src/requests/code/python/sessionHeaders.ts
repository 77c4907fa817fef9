import type { Span } from "../../httpRequest.ts";
import { namedEntry } from "../namedEntry.ts";
import { spread } from "../objects.ts";
import type { Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { plainText, writtenAt } from "../texts.ts";
import { type Entry, type Native, type Thing, type Value, unknown } from "../values.ts";
import { kinds } from "./keywordKinds.ts";

/** `session.headers` and the other things that a session shares. */
export function memberOfSession(of: Native, name: string): Value | undefined {
  const { state, path } = of;
  if (state === undefined || path.includes(".")) return undefined;
  if (name === "headers") return { kind: "native", path: `${path}.headers`, state };
  return name === "params" || name === "auth" ? optionValue(state, name) : undefined;
}

/** `session.headers.update({…})` and what else a dictionary can. */
export function callSessionHeaders(method: string, call: Call, run: Run): Value | undefined {
  const { state, args } = call;
  const headers = optionValue(state, "headers");
  if (state === undefined || headers?.kind !== "thing") return unknown;
  const [first, second] = args;
  switch (method) {
    case "update":
      for (const arg of args) {
        if (arg.name === undefined) {
          spread(headers, arg.value, run);
          if (arg.value.kind === "thing") putWritten(state, arg.value, run);
        } else {
          run.put(headers, namedEntry(arg));
        }
      }
      return unknown;
    case "setdefault": {
      const name = plainText(first?.value);
      if (first === undefined || second === undefined || name === undefined) run.open(headers, 0);
      else if (optionValue(headers, name) === undefined) {
        const { span } = second;
        run.put(headers, {
          name: writtenAt(name, first.span),
          value: second.value,
          valueSpan: span,
          span,
          isSure: true,
        });
      }
      return unknown;
    }
    case "pop": {
      const name = plainText(first?.value);
      if (name === undefined || first === undefined) run.open(headers, 0);
      else putNothing(headers, name, call.at, run);
      spoilWritten(state, run);
      return unknown;
    }
    case "clear":
      for (const { name } of headers.shape.value.entries) run.take(headers, name.text);
      putNothing(headers, "Accept", call.at, run);
      spoilWritten(state, run);
      return unknown;
    default:
      return unknown;
  }
}

/** A header that is taken away, the client's own of that name too. */
function putNothing(
  headers: Thing,
  name: string,
  at: { start: number; end: number },
  run: Run,
): void {
  const span = { start: at.start, end: at.end };
  const value: Value = { kind: "constant", value: null };
  run.put(headers, { name: { text: name, runs: [] }, value, valueSpan: span, span, isSure: true });
}

function putWritten(state: Thing, value: Thing, run: Run): void {
  const at = value.literal ?? { start: 0, end: 0 };
  const span = { start: at.start, end: at.end };
  run.put(state, { name: writtenAt("written", span), value, valueSpan: span, span, isSure: true });
}

/** `session.headers = {…}`, `session.headers["Accept"] = …`, `session.auth = …`. */
export function assignToSession(of: Native, entry: Entry, run: Run): boolean {
  const { state, path } = of;
  if (state === undefined) return false;
  if (path.endsWith(".headers")) {
    const headers = optionValue(state, "headers");
    if (headers?.kind === "thing") run.put(headers, entry);
    return true;
  }
  if (entry.name.text !== "headers") {
    run.put(state, entry);
    return true;
  }
  const kind = kinds[path];
  const headers = run.thing([], { foldsCase: true });
  // requests' own Accept goes with the headers that are replaced.
  if (kind?.replaces === true) putNothing(headers, "Accept", entry.span, run);
  spread(headers, entry.value, run);
  run.put(state, { ...entry, value: headers });
  if (entry.value.kind === "thing") putWritten(state, entry.value, run);
  return true;
}

/** `del session.headers["Accept"]`: the client's own goes, too. */
export function removeFromSession(of: Native, name: string, at: Span, run: Run): boolean {
  const headers = optionValue(of.state, "headers");
  if (!of.path.endsWith(".headers") || headers?.kind !== "thing") return false;
  putNothing(headers, name, at, run);
  spoilWritten(of.state, run);
  return true;
}

/** What was written before does not last: nothing more is to be written there. */
function spoilWritten(state: Thing | undefined, run: Run): void {
  const written = optionValue(state, "written");
  if (written?.kind === "thing" && written.literal !== undefined) run.spoiled.add(written.literal);
}
