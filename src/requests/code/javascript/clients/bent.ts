import { put } from "../../clients/making.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  joined,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { asText, plainText } from "../../machine/values/texts.ts";
import { textIn } from "../../clients/urls.ts";
import { isGiven } from "../given.ts";
import { handedOn, headersInOne } from "../hooks.ts";
import { sendWithOptions, typeOfObject } from "./httpCall.ts";
import { strayedOf } from "../strayed.ts";

/**
 * `bent(base, method, type, headers, status)` with arguments in any order, and the function that it returns:
 * `(path, body, headers)`.
 */
export function callBent(method: string, call: Call, run: Run): Value | undefined {
  if (method !== "") return undefined;
  return call.state === undefined ? made(call, run) : send(call.state, call, run);
}

function made({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  for (const { value, span } of args) {
    const text = plainText(value);
    const name = nameOf(value, text);
    if (name !== undefined) put(state, name, value, span, run);
    else run.open(state, 0);
  }
  put(state, "made", unknown, at, run);
  return { kind: "native", path: "bent", state };
}

/** What an argument is for, judged by its value. */
function nameOf(value: Value, text: string | undefined): string | undefined {
  if (value.kind === "constant" || value.kind === "list") return "status";
  if (value.kind === "thing") return "headers";
  if (text !== undefined && /^(?:json|string|buffer)$/.test(text)) return "type";
  if (text !== undefined && /^[A-Z]+$/.test(text)) return "method";
  return textIn(value) === undefined ? undefined : "base";
}

function send(state: Thing, call: Call, run: Run): Value | undefined {
  const [path, body, given] = call.args;
  if (path === undefined) return undefined;
  const data = body !== undefined && isGiven(body.value) ? body : undefined;
  const held = optionValue(state, "headers");
  const headers = headersInOne([held, given?.value], run);
  const at = given?.span ?? path.span;
  const isJson = plainText(optionValue(state, "type")) === "json";
  sendWithOptions(
    {
      ...{ call, client: "bent", nothing: "text", sender: state, body: data?.span },
      ...{ options: { value: handedOn({ headers }, at, run), span: at }, urlSpan: path.span },
      url: whole(state, path, run),
      method: plainText(optionValue(state, "method")) ?? "GET",
      isOpen: state.shape.value.isOpen,
      detached: data === undefined ? [] : strayedOf(data.value, "inBody", data.span, run),
      implied: { ...(isJson ? { Accept: "application/json" } : {}), ...typeOfObject(data?.value) },
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/** The URL: base and path are simply concatenated. */
function whole(state: Thing, { value, span }: Arg, run: Run): Value {
  const base = optionValue(state, "base");
  if (base === undefined) return value;
  const at = { kind: "other", parts: [], ...span } as const;
  return joined([asText(base, at, run), asText(value, at, run)]);
}
