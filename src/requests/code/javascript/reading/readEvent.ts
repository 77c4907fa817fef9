import type { Span } from "../../../httpRequest.ts";
import type { Pattern } from "../../pattern.ts";
import type { EntryExpression, Expression } from "../../program.ts";
import { nameOf, nameText, other, spanOf } from "../../reading.ts";
import { handledFetch } from "../names.ts";

/** Members of SvelteKit's event. */
const parts =
  /^(?:fetch|params|url|route|data|parent|depends|untrack|request|cookies|locals|platform|setHeaders|getClientAddress|isDataRequest|event|resolve)$/;

/** A function assigned to one of the names that SvelteKit calls. */
const called =
  /\b(?:load|GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD|fallback|handle(?:Fetch)?)\s{0,9}(?::[^=;{}]{1,200})?=\s{0,9}\(?\s{0,9}(?:async\s{1,9})?$/;

const declared =
  /^(?:async\s{1,9})?function\s{1,9}(?:load|GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD|fallback|handle(?:Fetch)?)\b/;

const types = /^\s{0,9}:\s{0,9}\w*(?:Load|Request)Event\b/;

/** The value of a SvelteKit function's first parameter: an event with a `fetch`. Undefined for other functions. */
export function eventOf(pattern: Pattern, node: Span, text: string): Expression | undefined {
  const isCalled =
    called.test(text.slice(Math.max(0, node.start - 300), node.start)) ||
    declared.test(text.slice(node.start, node.start + 60)) ||
    types.test(text.slice(pattern.end, pattern.end + 60));
  const event = (): Expression => {
    const isPlain = isHandler(node, text) || !wrapped.test(text);
    return eventAt(pattern, isPlain ? nameOf("fetch", pattern) : wrappedFetch(pattern));
  };
  if (pattern.kind === "variable")
    return isCalled && pattern.name === "event" ? event() : undefined;
  if (pattern.kind !== "parts") return undefined;
  const keys = pattern.parts.map(({ key = "" }) => key);
  // A function that only takes `fetch` may be an ordinary helper.
  if (!keys.every((key) => parts.test(key)) || !(isCalled || keys.length > 1)) return undefined;
  if (keys.includes("fetch")) return event();
  return keys.includes("event") && keys.includes("resolve")
    ? opened([["event", event()]], pattern)
    : undefined;
}

function eventAt(at: Span, fetching: Expression): Expression {
  return opened([["fetch", fetching]], at);
}

/** A file that exports `handleFetch`, through which every `fetch` of an event goes. */
const wrapped =
  /\bexport\s{1,9}(?:(?:const|let|function|async\s{1,9}function)\s{1,9}handleFetch\b|\{[^{}]{0,300}\bhandleFetch\s{0,9}[,}])/;

/** Whether a function is `handleFetch` itself, whose own `fetch` is the plain one. */
function isHandler({ start }: Span, text: string): boolean {
  const [before, own] = [
    text.slice(Math.max(0, start - 300), start),
    text.slice(start, start + 60),
  ];
  return (
    /\bhandleFetch\s{0,9}(?::[^=;{}]{1,200})?=\s{0,9}\(?\s{0,9}(?:async\s{1,9})?$/.test(before) ||
    /^(?:async\s{1,9})?function\s{1,9}handleFetch\b/.test(own)
  );
}

/** A `fetch` whose requests `handleFetch` sends. */
function wrappedFetch(at: Span): Expression {
  const here = spanOf(at);
  const args = [{ ...here, value: nameOf("handleFetch", at) }];
  const callee = nameOf(handledFetch, at);
  return { kind: "call", ...here, callee, args, isNew: false, inside: here };
}

/** An object with further, unknown members. */
function opened(
  known: readonly (readonly [string, Expression])[],
  { start, end }: Span,
): Expression {
  const at = spanOf({ start, end });
  const rest: EntryExpression = { ...at, key: undefined, value: other(at, []) };
  const entries = known.map(([name, value]) => ({ ...at, key: nameText(name, at), value }));
  return { kind: "object", ...at, entries: [rest, ...entries] };
}
