import { optionValue } from "../clients/sending.ts";
import type { FunctionCode } from "../declarations.ts";
import { spread } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import {
  nothing,
  unknown,
  type FunctionValue,
  type Native,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import { handedOn } from "./hooks.ts";
import { callWith } from "./listMethods.ts";
import { apiContext, callPlaywright, outsideOptions, watchApi } from "./clients/playwright.ts";

const nowhere = { start: 0, end: 0 };

/** The fixtures of a `test`, and the `test` that it extends. */
interface Level {
  readonly fixtures: Value;
  readonly base: Level | undefined;
}

const levels = new WeakMap<Thing, Level>();

/** Tests whose following is postponed to the end of their `describe`, since `test.use` may come after them. */
const waiting = new WeakMap<Run, (() => void)[][]>();

/** `test(title, body)` of Playwright and its members, `request` and `defineConfig`. */
export function callPlaywrightTest(whole: string, call: Call, run: Run): Value | undefined {
  const method = whole.replace(/^test(?:\.|$)/, "");
  const body = call.args.findLast(({ value }) => value.kind === "function")?.value;
  const level = call.state && levels.get(call.state);
  if (/^describe\b/.test(method)) return describe(body, run);
  if (/^(?:(?:only|skip|fixme|fail)(?:\.only)?|(?:before|after)(?:All|Each))?$/.test(method)) {
    if (body?.kind === "function") wait(() => follow(body, level, run), run);
    return nothing;
  }
  switch (method) {
    case "step":
      return body && callWith(body, [], run);
    case "use":
      return use(call, run);
    case "extend":
      return extend(call, level, run);
    case "defineConfig":
      return configure(call, run);
    default:
      return callPlaywright(method, call, run, optionsNow(run)) ?? unknown;
  }
}

/** The current options of tests; those the file does not set may be in the config. */
function optionsNow(run: Run): Thing {
  const known = run.shared.get("playwright");
  if (known !== undefined) return known;
  const made = outsideOptions(run);
  run.shared.set("playwright", made);
  return made;
}

function use({ args, at }: Call, run: Run): Value {
  const made = run.thing([]);
  spread(made, optionsNow(run), run);
  spread(made, args[0]?.value ?? unknown, run);
  run.shared.set("playwright", made);
  watchApi(made, { at }, run);
  return nothing;
}

function wait(work: () => void, run: Run): void {
  const suite = waiting.get(run)?.at(-1);
  if (suite === undefined) run.later(work);
  else suite.push(work);
}

/** `describe`: options set inside apply to its tests only. */
function describe(body: Value | undefined, run: Run): Value {
  if (body?.kind !== "function") return unknown;
  const options = optionsNow(run);
  const suites = waiting.get(run) ?? [];
  waiting.set(run, suites);
  suites.push([]);
  callWith(body, [], run);
  for (const work of suites.pop() ?? []) work();
  run.shared.set("playwright", options);
  return nothing;
}

function follow(body: FunctionValue, level: Level | undefined, run: Run): void {
  callWith(body, [fixturesFor(body.code, (name) => fixtureOf(name, level, level, run), run)], run);
}

/** The fixtures that a function's destructured parameter names. */
function fixturesFor({ parameters }: FunctionCode, find: (name: string) => Value, run: Run): Thing {
  const pattern = parameters[0]?.pattern;
  const parts = pattern?.kind === "parts" ? pattern.parts : [];
  const names = parts.flatMap(({ key }) => key ?? []);
  return handedOn(Object.fromEntries(names.map((name) => [name, find(name)])), nowhere, run);
}

/**
 * The value of a fixture in `level`. It may use other fixtures of `all`, and the fixture of the same name that it
 * overrides.
 */
function fixtureOf(
  name: string,
  level: Level | undefined,
  all: Level | undefined,
  run: Run,
): Value {
  const told = optionValue(optionsNow(run), name);
  if (level === undefined) return builtIn(name, run) ?? told ?? unknown;
  const found = optionValue(level.fixtures, name);
  if (found === undefined) return fixtureOf(name, level.base, all, run);
  // A fixture with options: `[fixture, { scope: "worker" }]`.
  const made = found.kind === "list" ? (found.items[0] ?? unknown) : found;
  if (made.kind !== "function") return told ?? made;
  const state = run.thing([]);
  const given = fixturesFor(
    made.code,
    (other) => fixtureOf(other, other === name ? level.base : all, all, run),
    run,
  );
  callWith(made, [given, { kind: "native", path: "playwrightUse", state }, unknown], run);
  return optionValue(state, "value") ?? unknown;
}

function builtIn(name: string, run: Run): Native | undefined {
  const state = optionsNow(run);
  const own = run.thing(state.shape.value.entries, { isOpen: state.shape.value.isOpen });
  switch (name) {
    case "request":
      return apiContext(state);
    case "page":
      return { kind: "native", path: "playwrightPage", state: own };
    case "context":
      return { kind: "native", path: "playwrightContext", state: own };
    case "browser":
      return { kind: "native", path: "playwrightBrowser", state };
    case "playwright":
      return { kind: "native", path: "playwrightTest" };
    default:
      return undefined;
  }
}

/** `await use(value)` in a fixture: the value that tests get. */
export function callUse({ state, args }: Call, run: Run): Value {
  const [given] = args;
  if (state !== undefined && given !== undefined) keep(state, given, run);
  return nothing;
}

function keep(state: Thing, { value, span }: Arg, run: Run): void {
  const name = { text: "value", runs: [] };
  run.put(state, { name, value, valueSpan: span, span, isSure: true });
}

/** `test.extend(fixtures)`: fixtures that no test of the file uses are for other files' tests. */
function extend({ args }: Call, base: Level | undefined, run: Run): Native {
  const fixtures = args[0]?.value ?? unknown;
  const level = { fixtures, base };
  const state = run.thing([]);
  levels.set(state, level);
  const names = fixtures.kind === "thing" ? fixtures.shape.value.entries : [];
  wait(() => {
    for (const { name } of names) fixtureOf(name.text, level, level, run);
  }, run);
  return { kind: "native", path: "playwrightTest.test", state };
}

/** `defineConfig({ use, projects })`: options of other files' tests. */
function configure({ args, at }: Call, run: Run): Value {
  const config = args[0]?.value;
  const projects = optionValue(config, "projects");
  const all = [config, ...(projects?.kind === "list" ? projects.items : [])];
  for (const each of all) {
    const used = optionValue(each, "use");
    if (used?.kind === "thing") watchApi(used, { at }, run);
  }
  return config ?? unknown;
}
