import type { Span } from "../../../httpRequest.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import type { CallExpression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { asText, nameIn, writtenAt } from "../../machine/values/texts.ts";
import { sign } from "../../clients/urls.ts";
import {
  entryOf,
  joined,
  textOf,
  unknown,
  type Text,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { takeHeader, valuesOf } from "./headerObjects.ts";

/** `headers.Accept.Add(…)` and others: the values are sent as one list. */
export function callAccept(method: string, call: Call, run: Run): Value {
  const { state, args, at } = call;
  const values = valuesOf(state, "Accept");
  const [first] = args;
  if (values === undefined) return unknown;
  switch (method) {
    case "Clear":
      takeHeader(values, "Accept", run);
      return unknown;
    case "Add":
    case "ParseAdd":
    case "TryParseAdd":
      if (first !== undefined) {
        const whole = wholeStatement(run.text, at);
        const { given, named, span } = method === "Add" ? typed(first, at) : { given: first };
        addAccept(values, given, span ?? whole, run, named);
      }
      return unknown;
    case "Any":
    case "Contains":
    case "ToString":
    case "First":
    case "FirstOrDefault":
    case "Count":
      return unknown;
    case "Remove":
    default:
      run.open(values, 0);
      return unknown;
  }
}

/**
 * Where an added value can be edited: `Add` takes no text, so edit the literal in the type that is created, or a
 * literal elsewhere.
 */
function typed(given: Arg, { args }: CallExpression): { given: Arg; named?: Arg; span?: Span } {
  const made = args[0]?.value;
  const inner = made?.kind === "call" ? made.args[0]?.value : undefined;
  // Other parts of the value, such as its quality, stay.
  if (inner !== undefined && made?.kind === "call" && made.args.length > 1) {
    const span = spanOf(inner);
    return { given: { ...given, span }, named: acceptAt(given.span), span };
  }
  if (inner !== undefined) return { given: { ...given, span: spanOf(inner) } };
  const [run] = given.value.kind === "text" ? given.value.written.runs : [];
  if (run === undefined) return { given };
  return { given, named: acceptAt(run.span) };
}

/** The header's name with a made-up place. */
export function acceptAt(span: Span): Arg {
  return { value: textOf(writtenAt("Accept", span)), span };
}

/** Adds an accepted value to the existing ones. */
export function addAccept(
  values: Thing,
  given: Arg,
  span: { start: number; end: number },
  run: Run,
  named?: Arg,
): void {
  const old = entryOf(values, "Accept");
  const own = (named && nameIn(named.value)) ?? { text: "Accept", runs: [] };
  const { value, span: valueSpan } = given;
  if (old === undefined) {
    run.put(values, { name: own, value, valueSpan, span, isSure: true });
    return;
  }
  if (isAmong(old.value, value)) return;
  // The combined value has no single place, so only the whole can be judged.
  const name = old.name.runs.length > 0 ? old.name : writtenAt("Accept", old.span);
  const both = listed([{ value: old.value, span: old.valueSpan }, given], run);
  run.put(values, { name, value: old.isSure ? both : unknown, valueSpan, span, isSure: true });
}

/** Whether the added value is already there, from the same literal, as when code runs twice. */
export function isAmong(old: Value, added: Value): boolean {
  const [run] = added.kind === "text" ? added.written.runs : [];
  if (old.kind !== "text" || run === undefined || run.length === 0) return false;
  const { start, end } = run.span;
  return [old.written, ...old.others].every(({ runs }) =>
    runs.some(({ span }) => span.start === start && span.end === end),
  );
}

/** Several values of one header, joined with commas; a single one unchanged. */
export function listed(given: readonly Arg[], run: Run): Value {
  const values = given.flatMap(({ value, span }) =>
    value.kind === "list"
      ? value.isComplete
        ? value.items.map((item) => ({ value: item, span }))
        : [{ value: unknown, span }]
      : [{ value, span }],
  );
  const [first, ...others] = values;
  if (first === undefined) return unknown;
  if (others.length === 0) return first.value;
  const text = ({ value, span }: Arg): Text =>
    asText(value, { kind: "other", parts: [], ...span }, run);
  return joined(
    values.flatMap((each, index) =>
      index === 0 ? [text(each)] : [sign(", ", each.span), text(each)],
    ),
  );
}
