import type { Span } from "../../../httpRequest.ts";
import { either } from "../../machine/values/either.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { resolvedUrl, sign } from "../../clients/urls.ts";
import {
  entryOf,
  unknown,
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { mapOf, nextHandler, stepsOf } from "./guzzleHandlers.ts";
import { put } from "../../clients/making.ts";
import { keptThing } from "../../clients/state.ts";
import { markUsed } from "../unused.ts";

const nowhere = { start: 0, end: 0 };

/**
 * A message after the steps of a client's handler; undefined without steps, "unseen" if their result is not known.
 */
export function messageThroughSteps(
  made: Thing,
  config: Value | undefined,
  run: Run,
): Thing | "unseen" | undefined {
  const steps = stepsOf(optionValue(config, "handler")) ?? [];
  if (steps.length === 0) return undefined;
  const { entries, isOpen } = made.shape.value;
  const state = run.thing(entries, { isOpen });
  const url = entryOf(made, "url");
  const base = optionValue(config, "base_uri");
  if (url !== undefined) {
    put(state, "url", resolvedUrl(base, url.value, url.valueSpan, run), url.valueSpan, run);
  }
  const sources = [optionValue(config, "headers"), keptThing(made, "headers")];
  put(state, "headers", mergedHeaders(sources, run), nowhere, run);
  return throughSteps({ kind: "native", path: "psr7", state }, steps, run)?.state ?? "unseen";
}

/** The same for a request given as options; `rest`: the options without headers. */
export function optionsThroughSteps(
  of: {
    readonly verb: { readonly text: string; readonly span: Span | undefined };
    readonly url: Arg;
    readonly options: Arg | undefined;
  },
  config: Value | undefined,
  run: Run,
): { readonly made: Thing; readonly rest: Arg | undefined } | "unseen" | undefined {
  const own = of.options?.value;
  const headers = optionValue(own, "headers");
  const isKnown = own === undefined || own.kind === "thing";
  if (!isKnown || (headers !== undefined && headers.kind !== "thing")) {
    return stepsOf(optionValue(config, "handler"))?.length === 0 ? undefined : "unseen";
  }
  const message = run.thing([]);
  const span = of.verb.span ?? of.url.span;
  put(message, "verb", sign(of.verb.text, span), span, run);
  put(message, "url", of.url.value, of.url.span, run);
  if (headers !== undefined) put(message, "headers", headers, span, run);
  const made = messageThroughSteps(message, config, run);
  if (made === undefined || made === "unseen") return made;
  const { entries = [], isOpen = false } = own?.kind === "thing" ? own.shape.value : {};
  const rest = run.thing(
    entries.filter(({ name }) => name.text !== "headers"),
    { isOpen },
  );
  return { made, rest: of.options && { value: rest, span: of.options.span } };
}

/** Headers after steps; undefined if not known. */
export function headersThroughSteps(
  headers: Thing,
  steps: readonly Value[],
  run: Run,
): Thing | undefined {
  const state = run.thing([]);
  put(state, "headers", headers, nowhere, run);
  const made = throughSteps({ kind: "native", path: "psr7", state }, steps, run);
  return keptThing(made?.state, "headers");
}

function mergedHeaders(sources: readonly (Value | undefined)[], run: Run): Thing {
  const given = sources.flatMap((each) => (each === undefined ? [] : [each]));
  const [origin] = given.toReversed();
  const made = run.thing([], {
    foldsCase: true,
    ...(origin?.kind === "thing" ? { origin } : {}),
  });
  for (const each of given) spread(made, each, run);
  return made;
}

/** Passes a message through steps; undefined if the result is not known. */
function throughSteps(message: Native, steps: readonly Value[], run: Run): Native | undefined {
  return steps.reduce<Native | undefined>((made, step) => {
    if (made === undefined) return undefined;
    const map = mapOf(step);
    if (map?.kind === "function") return givenBack(called(map, [made], run), run);
    if (step.kind === "native" && step.path === "idleMiddleware") return made;
    return step.kind === "function" ? wrapped(step, made, run) : undefined;
  }, message);
}

/**
 * The message that a step returns; if it may be one of several, all count as sent, and what they do not share is not
 * sure.
 */
function givenBack(value: Value, run: Run): Native | undefined {
  const ways = value.kind === "unknown" ? (value.of ?? []) : [value];
  const states = ways.flatMap((way) => messageOf(way)?.state ?? []);
  for (const state of states) markUsed(state, run);
  const [first, ...others] = states;
  if (first === undefined) return undefined;
  const state = others.reduce<Value>(either, first);
  if (state.kind !== "thing") return undefined;
  if (states.length < ways.length) run.open(state, 1);
  return { kind: "native", path: "psr7", state };
}

/**
 * A step as a wrapper: `function (callable $next) { return function ($request, $options) { return $next(…); }; }`.
 */
function wrapped(step: FunctionValue, message: Native, run: Run): Native | undefined {
  const { handler, state } = nextHandler(run);
  const inner = called(step, [handler], run);
  if (inner.kind !== "function") return undefined;
  run.taken.add(inner);
  called(inner, [message, unknown], run);
  const request = entryOf(state, "request");
  return request?.isSure === true ? givenBack(request.value, run) : undefined;
}

function called(code: FunctionValue, args: readonly Value[], run: Run): Value {
  return invoke(
    code,
    args.map((value) => ({ value, span: nowhere })),
    run,
  );
}

function messageOf(value: Value): Native | undefined {
  return value.kind === "native" && value.path === "psr7" ? value : undefined;
}
