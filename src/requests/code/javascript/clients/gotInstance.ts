import { joins } from "../../machine/values/either.ts";
import { put } from "../../clients/making.ts";
import { mayReplace } from "../../clients/mayReplace.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { textIn } from "../../clients/urls.ts";
import { unknown, type Native, type Thing, type Value } from "../../machine/values/values.ts";
import { hooksTookAccept, keepForAccept } from "../acceptToCome.ts";
import { memberOfRequest } from "./fetch.ts";
import {
  bothHooks,
  callHooks,
  handedOn,
  headersAfter,
  headersInOne,
  hooksIn,
  type Hooks,
} from "../hooks.ts";
import { hideMethod, showMethod } from "../methodSeen.ts";

const nowhere = { start: 0, end: 0 };

/** How got, ky and ofetch differ, which are otherwise used alike. */
export interface Kind {
  readonly client: "got" | "ky" | "ofetch";
  /** Names of the option for the base URL, in different versions. */
  readonly bases: readonly string[];
  readonly query: string;
}

/** The options of an instance; without one, those of the client itself, which last for the run. */
export function instanceOf({ client }: Kind, state: Thing | undefined, run: Run): Thing {
  return state ?? sharedOf(client, run);
}

/** The defaults of a client that is called without an instance. */
export function sharedOf(client: string, run: Run): Thing {
  const known = run.shared.get(client);
  if (known !== undefined) return known;
  const made = run.thing([]);
  run.shared.set(client, made);
  return made;
}

/** The options of a new instance: headers and hooks are merged with those of the one it extends. */
export function extended(state: Thing | undefined, configs: readonly Value[], run: Run): Thing {
  const made = run.thing([], state === undefined ? {} : { origin: state });
  put(made, joins, { kind: "constant", value: true }, nowhere, run);
  for (const each of [state, ...configs]) {
    // An instance may be passed instead of options.
    const config = each?.kind === "native" ? each.state : each;
    if (config === undefined) continue;
    const before = optionValue(made, "headers");
    const hooks = allHooks(made, config);
    // The order of several handlers is not modelled.
    const areBoth = [made, config].every((all) => optionValue(all, "handlers") !== undefined);
    spread(made, config, run);
    const after = optionValue(config, "headers");
    if (before !== undefined && after !== undefined) {
      put(made, "headers", headersInOne([before, after], run), nowhere, run);
    }
    if (hooks !== undefined) put(made, "hooks", hooks(run), nowhere, run);
    if (areBoth) put(made, "handlers", unknown, nowhere, run);
  }
  return made;
}

/** Hooks are appended to the existing ones. */
function allHooks(before: Thing, config: Value): ((run: Run) => Thing) | undefined {
  const [first, second] = [optionValue(before, "hooks"), optionValue(config, "hooks")];
  if (first === undefined || second === undefined) return undefined;
  return (run) => {
    const both = bothHooks(hooksWithin(first), hooksWithin(second));
    const items = both.functions;
    return handedOn(
      { beforeRequest: { kind: "list", items, isComplete: both.isWhole } },
      nowhere,
      run,
    );
  };
}

function hooksOf({ client }: Kind, options: Value | undefined): Hooks {
  if (client === "ofetch") return hooksIn(optionValue(options, "onRequest"));
  return hooksWithin(optionValue(options, "hooks"));
}

/** Those before a request; hooks that change its options as soon as they are made are not followed. */
function hooksWithin(hooks: Value | undefined): Hooks {
  if (hooks !== undefined && hooks.kind !== "thing") return { functions: [], isWhole: false };
  const before = hooksIn(optionValue(hooks, "beforeRequest"));
  return optionValue(hooks, "init") === undefined ? before : { ...before, isWhole: false };
}

/** The options of a request as hooks left them. */
interface Changed {
  readonly options: Arg;
  readonly isOpen: boolean;
  /** Where hooks send it instead. */
  readonly url?: Value | undefined;
  /** No Accept is sent, though it was asked for JSON. */
  readonly lostAccept: boolean;
}

/** What a call says besides its options. */
interface Called {
  readonly url: Value;
  /** The URL with the instance's base. */
  readonly whole: Value;
  /** The method, if the function's name says it. */
  readonly named: string | undefined;
  readonly at: Arg["span"];
}

/** The headers of a request after its hooks; undefined if there are none. */
export function changedHeaders(
  kind: Kind,
  state: Thing,
  options: Arg | undefined,
  called: Called,
  run: Run,
): Changed | undefined {
  const { at } = called;
  const own = options?.value;
  const ofInstance = hooksOf(kind, state);
  const hooks =
    kind.client === "ofetch" && optionValue(own, "onRequest") !== undefined
      ? hooksOf(kind, own)
      : bothHooks(ofInstance, own === undefined ? hooksIn(undefined) : hooksOf(kind, own));
  const handlers = hooksIn(optionValue(state, "handlers"));
  const isPlain = [handlers, hooks].every((each) => each.functions.length === 0 && each.isWhole);
  if (run.isSilent || isPlain) return undefined;
  const headers = headersInOne([optionValue(state, "headers"), optionValue(own, "headers")], run);
  const made = run.thing([]);
  if (own !== undefined) spread(made, own, run);
  const held: Value =
    kind.client === "got" ? headers : { kind: "native", path: "Headers", state: headers };
  put(made, "headers", held, at, run);
  let isReplaced = false;
  if (kind.client !== "ofetch" || optionValue(own, "method") !== undefined)
    showMethod(made, { named: called.named, casing: "upper", instance: state }, run);
  put(made, "url", addressOf(called, run), at, run);
  const isHandled = callHooks(
    handlers,
    [made, { kind: "native", path: "gotNext" }],
    run,
    (value) => {
      // A handler that returns something else than the request answers it itself.
      if (value.kind !== "thing" || value.shape !== made.shape) isReplaced = true;
    },
  );
  if (kind.client !== "got") run.take(made, "url");
  if (kind.client === "got") keepForAccept(headersAfter(made, run), at, run);
  const isKnown = callHooks(
    hooks,
    argsOf(kind, { ...called, made, headers }, run),
    run,
    (value) => {
      if (value.kind !== "native" || value.path !== "request") return;
      isReplaced = true;
      const given = memberOfRequest(value, "headers", run);
      if (given?.kind === "native" && given.state !== undefined)
        mayReplace(headers, given.state, run);
    },
  );
  const url = kind.client === "got" ? movedTo(made, called, run) : undefined;
  hideMethod(made, run);
  const after = kind.client === "ky" ? headers : headersAfter(made, run);
  const lostAccept = kind.client === "got" && hooksTookAccept(after, run);
  put(made, "headers", after, at, run);
  return {
    options: { value: made, span: options?.span ?? at },
    isOpen: !isHandled || !isKnown || isReplaced || made.shape.value.isOpen,
    ...{ lostAccept, url },
  };
}

/** The URL of a request as hooks of got get it: an object of their own, which they may change. */
function addressOf({ whole, at }: Called, run: Run): Value {
  const text = textIn(whole);
  if (text === undefined) return unknown;
  const state = run.thing([]);
  put(state, "href", text, at, run);
  return { kind: "native", path: "url", state };
}

/** Where hooks send a request, if they have changed its URL. */
function movedTo(made: Thing, { whole }: Called, run: Run): Value | undefined {
  const after = optionValue(made, "url");
  run.take(made, "url");
  if (after === undefined || after.kind === "unknown") return undefined;
  return textIn(after) === textIn(whole) ? undefined : after;
}

function argsOf(
  { client }: Kind,
  of: Called & { readonly made: Thing; readonly headers: Thing },
  run: Run,
): readonly Value[] {
  const { made, url, whole, headers, at } = of;
  if (client === "got") return [made];
  if (client === "ofetch") return [handedOn({ request: url, options: made }, at, run)];
  const held: Native = { kind: "native", path: "Headers", state: headers };
  const init = handedOn({ headers: held, method: optionValue(made, "method") }, at, run);
  const state = run.thing([]);
  put(state, "url", whole, at, run);
  put(state, "init", init, at, run);
  const request: Native = { kind: "native", path: "request", state };
  return [request, made];
}
