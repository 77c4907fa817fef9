import type { Arg, Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import type { Thing, Value } from "../machine/values/values.ts";
import { methodOf, optionValue, sendRequest } from "./sending.ts";
import { textIn } from "./urls.ts";

const verbs = /^(?:get|post|put|patch|delete|head)$/i;
const senders = /^(?:request|send)$|fetch|request$/i;

/** What shows that headers are meant for a request, and not for an answer that a test makes up. */
const ofRequest = /^(?:authorization|intercom-version)$/i;

/**
 * A request to Intercom by something of which nothing is known but its call: a client that a function was given, or one
 * of another file. It may add headers, and what it sends by itself is not known.
 */
export function sentByStranger(called: string, { args, at }: Call, run: Run): void {
  // In some languages the name has its parentheses.
  const name = called.replace(/\(\)$/, "");
  const isVerb = verbs.test(name);
  if (!isVerb && !senders.test(name)) return;
  const positional = args.filter((arg) => arg.name === undefined);
  const named = args.find((arg) => arg.name === "url" && isIntercoms(arg.value));
  const url = named ?? positional.slice(0, 2).find(({ value }) => isIntercoms(value));
  const headers = args.flatMap((arg) => headersIn(arg)).at(-1);
  if (url === undefined || headers === undefined) return;
  const [verb] = positional.map(({ value }) => plainText(value) ?? "");
  const options = positional.findLast(({ value }) => value.kind === "thing" && value !== headers);
  const chosen = methodOf(options?.value, "method", "$METHOD");
  const method = isVerb ? name : verbs.test(verb ?? "") ? verb : undefined;
  sendRequest(
    {
      ...{ form: run.form, client: "unknown", span: { start: at.start, end: at.end } },
      ...{ nothing: "skips", slot: undefined, isOpen: true, headers: [headers] },
      method: method === undefined ? chosen : { text: method.toUpperCase(), span: undefined },
      ...{ url: url.value, urlSpan: url.span },
    },
    run,
  );
}

function isIntercoms(value: Value): boolean {
  return /^https?:\/\/[\w.-]*\bintercom\.io(?:[/:?#]|$)/i.test(textIn(value)?.written.text ?? "");
}

/** The headers that an argument has or is. */
function headersIn({ name, value }: Arg): readonly Thing[] {
  if (value.kind !== "thing") return [];
  const within = optionValue(value, "headers");
  const found = name === "headers" || within?.kind !== "thing" ? value : within;
  const isMeant = found.shape.value.entries.some((entry) => ofRequest.test(entry.name.text));
  return isMeant ? [found] : [];
}
