import type { Span } from "../../../httpRequest.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import { memberOf } from "../../machine/classes/members.ts";
import { methodOf } from "../../machine/classes/methodOf.ts";
import { partOfLibrary } from "../../machine/classes/partOfLibrary.ts";
import type { Run } from "../../machine/run.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  entryOf,
  isNothing,
  type FunctionValue,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { basicOption } from "./basicOption.ts";
import { mountedFor } from "./mounted.ts";
import { startsOf } from "../traces.ts";
import type { Changer } from "./underway.ts";
import { overriding } from "./sessionState.ts";

/** What is between a call and the network, and may change the request. */
export interface Between {
  readonly changers: readonly Changer[];
  /** Unknown code may set any header. */
  readonly isOpen: boolean;
  readonly isAuthorized: boolean;
  /** Headers that it sets in any case. */
  readonly headers: readonly Thing[];
}

const methods = {
  auth: ["__call__", "auth_flow", "sync_auth_flow", "async_auth_flow"],
  adapter: ["send", "handle_request", "handle_async_request"],
  /** Called by the `send` of requests' own adapter. */
  adapterHeaders: ["add_headers"],
};

const without: Between = { changers: [], isOpen: false, isAuthorized: false, headers: [] };

/** The effect of an authentication object; an unknown one sets the token. */
export function authenticationBy(value: Value | undefined, span: Span, run: Run): Between {
  const changer = changerIn(value, methods.auth);
  if (changer !== undefined) return { ...without, changers: [changer] };
  const basic = basicOption(value, span, run);
  if (basic !== undefined) return { ...without, headers: [basic] };
  return { ...without, isAuthorized: value !== undefined && !isNothing(value) };
}

/**
 * Everything a session does to its requests to `url`: authentication, hooks, adapters. `signing`: the authentication
 * of a single call, which replaces the session's.
 */
export function betweenOf(
  state: Thing | undefined,
  url: Value,
  run: Run,
  signing?: Between,
): Between {
  if (state === undefined) return signing ?? without;
  const hooks = itemsIn(hooksOf(optionValue(state, "event_hooks"), run));
  const middlewares = itemsIn(optionValue(state, "middlewares"));
  const choosing = overriding(state, "get_adapter", run);
  const chosen = choosing && invoke(choosing, [{ value: url, span: { start: 0, end: 0 } }], run);
  const mounted = mountedFor(state, url);
  const adapters = [
    ...mounted.adapters,
    ...(mounted.isElse ? itemsIn(optionValue(state, "transport")) : []),
    ...itemsIn(chosen),
  ];
  const traces = itemsIn(optionValue(state, "trace_configs")).flatMap(
    (each) => startsOf(each) ?? [each],
  );
  const functions = [
    ...traces.map((each) => changerIn(each, ["__call__"], { at: 2 })),
    ...hooks.map((each) => changerIn(each, ["__call__"])),
    ...middlewares.map((each) => changerIn(each, ["__call__"], { isGivenNext: true })),
  ];
  const sending = adapters.flatMap(sendersIn);
  const known = [...functions, ...sending];
  const mounts = optionValue(state, "mounts");
  const isSeen = mounts?.kind === "thing" && !mounts.shape.value.isOpen;
  const isOutside =
    (!isSeen && isUnknown(mounts)) ||
    ["request_class", "app"].some((name) => isUnknown(optionValue(state, name)));
  const { valueSpan } = entryOf(state, "auth") ?? { valueSpan: { start: 0, end: 0 } };
  const own = signing ?? authenticationBy(optionValue(state, "auth"), valueSpan, run);
  const hasCookies = entryOf(state, "cookies") !== undefined;
  return {
    changers: [...own.changers, ...known.filter((each) => each !== undefined && each !== harmless)],
    isOpen:
      isOutside ||
      isOverridden(state, run) ||
      known.includes(undefined) ||
      state.shape.value.isOpen,
    isAuthorized: own.isAuthorized || hasCookies,
    headers: own.headers,
  };
}

/** Members that a subclass of a session may override without being followed. */
const unseen = [
  ...["headers", "auth", "params", "base_url", "event_hooks", "cookies", "adapters"],
  ...["_merge_headers", "_build_request_auth", "_transport_for_url", "_send_single_request"],
  ...["_send_handling_auth", "_send_handling_redirects", "_prepare_headers", "_build_url"],
];

function isOverridden(state: Thing, run: Run): boolean {
  return unseen.some((name) => overriding(state, name, run) !== undefined);
}

const harmless = Symbol("it changes nothing");

function changerIn(
  value: Value | undefined,
  names: readonly string[],
  more: Omit<Changer, "of"> = {},
): Changer | undefined {
  if (value?.kind === "function" && value.code.isWrapped !== true) return { ...more, of: value };
  if (value?.kind !== "thing" || value.type === undefined) return undefined;
  const { type } = value;
  const found = names.map((name): FunctionValue | undefined => methodOf(type, name, value));
  const of = found.find((each) => each !== undefined);
  return of === undefined ? undefined : { ...more, of };
}

/** What an adapter does to a request; undefined for an unknown adapter. */
function sendersIn(adapter: Value): readonly (Changer | typeof harmless | undefined)[] {
  const own = [methods.adapter, methods.adapterHeaders].flatMap(
    (names) => changerIn(adapter, names) ?? [],
  );
  return own.length > 0 ? own : [harmlessIn(adapter)];
}

/** Objects of the client library itself add nothing. */
function harmlessIn(value: Value): typeof harmless | undefined {
  const isPlain =
    value.kind === "native" || (value.kind === "thing" && partOfLibrary(value) !== undefined);
  return isPlain ? harmless : undefined;
}

function isUnknown(value: Value | undefined): boolean {
  return value !== undefined && !isNothing(value) && value.kind !== "native";
}

/** What the hooks of a single call do. */
export function changesBy(
  hooks: Value | undefined,
  run: Run,
): Pick<Between, "changers" | "isOpen"> {
  const all = itemsIn(hooksOf(hooks, run)).map((each) => changerIn(each, ["__call__"]));
  return { changers: all.filter((each) => each !== undefined), isOpen: all.includes(undefined) };
}

/** The functions of `event_hooks={"request": […]}` of httpx, or of `hooks={"pre_request": …}` of Niquests. */
function hooksOf(hooks: Value | undefined, run: Run): Value | undefined {
  // Those of the library itself change nothing.
  if (hooks?.kind === "native") return undefined;
  if (hooks?.kind !== "thing") return hooks;
  const found = memberOf(hooks, "request", run) ?? memberOf(hooks, "pre_request", run);
  return found ?? (hooks.shape.value.isOpen ? { kind: "unknown" } : undefined);
}

/** The items of a list; an unknown value, or unknown items, as an unknown item. */
function itemsIn(value: Value | undefined): readonly Value[] {
  if (value === undefined || isNothing(value)) return [];
  if (value.kind !== "list") return [value];
  return value.isComplete ? value.items : [...value.items, { kind: "unknown" }];
}
