import { plainText } from "../texts.ts";
import { spread } from "../objects.ts";
import { put, putHeader, spanOfSetter } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { entryOf, textOf, unknown, type Native, type Thing, type Value } from "../values.ts";

/** `HttpHeaders` of Spring, `Headers` of OkHttp. */
export function newHeaders(given: Value | undefined, run: Run): Native {
  const state = run.thing([], { foldsCase: true });
  if (given?.kind === "native" && given.state !== undefined) spread(state, given.state, run);
  else if (given !== undefined) spread(state, given, run);
  return { kind: "native", path: "headers", state };
}

/** What sets headers, under the names that clients give it; true where that is what was called. */
export function setHeaders(
  headers: Thing | undefined,
  method: string,
  call: Call,
  run: Run,
): boolean {
  const { args } = call;
  const [first] = args;
  if (headers === undefined) return false;
  const span = spanOfSetter(call, run);
  switch (method) {
    case "accept":
    case "setAccept":
      putTyped(headers, "Accept", first, call, run);
      return true;
    case "contentType":
    case "setContentType":
      putTyped(headers, "Content-Type", first, call, run);
      return true;
    case "setBearerAuth":
    case "setBasicAuth":
      if (first !== undefined) {
        putHeader(
          headers,
          [named("Authorization", first), { ...first, value: unknown }],
          span,
          run,
        );
      }
      return true;
    case "removeHeader":
    case "removeHeaders":
    case "removeAll":
    case "remove": {
      const name = plainText(first?.value);
      if (name === undefined) run.open(headers, 0);
      else {
        run.take(headers, name);
        run.shared.set(`taken ${run.shared.size}`, headers);
      }
      return true;
    }
    case "setAll":
    case "addAll":
    case "putAll":
      spread(headers, first?.value ?? unknown, run);
      return true;
    case "header":
    case "setHeader":
    case "addHeader":
    case "set":
    case "add":
    case "put":
    case "defaultHeader":
    case "setRequestProperty":
    case "addRequestProperty":
      putHeader(headers, [first, single(args[1])], span, run);
      return true;
    default:
      return false;
  }
}

/** A value that is given as a list of one. */
function single(arg: Arg | undefined): Arg | undefined {
  if (arg?.value.kind !== "list") return arg;
  const [only, ...more] = arg.value.items;
  return { ...arg, value: only !== undefined && more.length === 0 ? only : unknown };
}

function named(name: string, { span }: Arg): Arg {
  return { value: textOf({ text: name, runs: [] }), span };
}

/** A header of a type of its own; a text in its place needs another method. */
function putTyped(headers: Thing, name: string, arg: Arg | undefined, call: Call, run: Run): void {
  const { callee, end } = call.at;
  const value = single(arg)?.value ?? unknown;
  const method = callee.kind === "member" && callee.name.startsWith("set") ? "set" : "header";
  const start = callee.kind === "member" ? callee.nameSpan.start : call.at.start;
  const isOne = call.args.length === 1;
  run.put(headers, {
    ...{ name: { text: name, runs: [] }, value: isOne ? value : unknown },
    ...{ valueSpan: { start, end: end - 1 }, span: spanOfSetter(call, run), isSure: true },
    lead: `${method}("${name}", `,
  });
}

/** Whether what is set at first may be taken away again. */
export function isTaken(headers: Value | undefined, run: Run): boolean {
  return [...run.shared.values()].some((taken) => taken === headers);
}

/** Pairs of names and values: `headers("Accept", "application/json", …)`. */
export function putPairs(headers: Thing, args: readonly Arg[], run: Run): void {
  const [only] = args;
  if (only !== undefined && args.length % 2 === 1) {
    const items =
      only.value.kind === "list" && only.value.isComplete ? only.value.items : undefined;
    if (items === undefined || items.length % 2 === 1) run.open(headers, 0);
    else
      putPairs(
        headers,
        items.map((value) => ({ value, span: only.span })),
        run,
      );
    return;
  }
  for (let at = 0; at + 1 < args.length; at += 2) {
    const [name, value] = [args[at], args[at + 1]];
    if (name === undefined || value === undefined) continue;
    putHeader(headers, [name, value], { start: name.span.start, end: value.span.end }, run);
  }
  if (args.some(({ isMany }) => isMany === true)) run.open(headers, 0);
}

/** Headers that a request takes over. */
export function takeOver(state: Thing, given: Arg | undefined, run: Run): void {
  const headers = entryOf(state, "headers")?.value;
  const source = given?.value.kind === "native" ? given.value.state : given?.value;
  if (headers?.kind === "thing") spread(headers, source ?? unknown, run);
  else put(state, "headers", unknown, given?.span ?? { start: 0, end: 0 }, run);
}
