import { put } from "../clients/making.ts";
import { unlessGiven } from "../machine/values/either.ts";
import type { Arg, Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import { invoke } from "../machine/calls/invoke.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../machine/values/values.ts";

const parser = "argparse.parser";

/** One of the functions that subcommands set: `args.func(args)`. */
const chosen = "argparse.chosen";

/**
 * `argparse`: the values of command line options, which are their defaults unless given. There may be further
 * options.
 */
export function callArgparse(path: string, call: Call, run: Run): Value | undefined {
  if (path === "argparse.ArgumentParser") return newParser(call, run);
  if (path === chosen) return callChosen(call, run);
  if (!path.startsWith(`${parser}.`) || call.state === undefined) return undefined;
  const { state, self, args } = call;
  switch (path.slice(parser.length + 1)) {
    case "add_argument":
      addOption(state, call, run);
      return unknown;
    case "set_defaults":
      for (const { name, value, span } of args) {
        if (name === undefined) continue;
        const held = value.kind === "function" ? oneMore(state, name, value, run) : undefined;
        put(state, name, held ?? unlessGiven(unknown, value), span, run);
      }
      return unknown;
    // These get the same command line.
    case "add_argument_group":
    case "add_mutually_exclusive_group":
    case "add_subparsers":
    case "add_parser":
      return self ?? unknown;
    case "parse_args":
    case "parse_intermixed_args":
      return optionsOf(state, run);
    case "parse_known_args":
      return { kind: "list", items: [optionsOf(state, run), unknown], isComplete: true };
    default:
      return unknown;
  }
}

/** The functions that a name may stand for, with one more: each subcommand sets its own. */
function oneMore(state: Thing, name: string, value: Value, run: Run): Value {
  const before = entryOf(state, name)?.value;
  const known = before?.kind === "native" && before.path === chosen ? before.state : undefined;
  const all = run.thing(known?.shape.value.entries ?? []);
  const at = { start: 0, end: 0 };
  put(all, String(all.shape.value.entries.length), value, at, run);
  return { kind: "native", path: chosen, state: all };
}

/** Calls whichever function the command line chooses. */
function callChosen({ state, args }: Call, run: Run): Value {
  const functions = (state?.shape.value.entries ?? []).flatMap(({ value }) =>
    value.kind === "function" ? [value] : [],
  );
  const ways = functions.map((of) => (): boolean => {
    invoke(of, args, run);
    return false;
  });
  run.asOneOf(ways.length > 1, () => run.journal.ways(ways, true));
  return unknown;
}

function newParser({ args }: Call, run: Run): Native {
  const state = run.thing([], { isOpen: true });
  const parents = args.find(({ name }) => name === "parents")?.value;
  for (const parent of parents?.kind === "list" ? parents.items : []) {
    if (parent.kind !== "native" || parent.path !== parser || !parent.state) continue;
    for (const entry of parent.state.shape.value.entries) run.put(state, entry);
  }
  return { kind: "native", path: parser, state };
}

function optionsOf(state: Thing, run: Run): Thing {
  return run.thing(state.shape.value.entries, { isOpen: true });
}

/** `add_argument("--base-url", "-b", default="https://…")`: the first long name determines the attribute. */
function addOption(state: Thing, { args }: Call, run: Run): void {
  const named = (of: string): Arg | undefined => args.find(({ name }) => name === of);
  const flags = args.flatMap(({ name, value }) =>
    name === undefined ? (plainText(value) ?? []) : [],
  );
  const flag = flags.find((each) => each.startsWith("--")) ?? flags[0];
  const target = plainText(named("dest")?.value) ?? flag?.replace(/^-+/, "").replaceAll("-", "_");
  const usual = named("default");
  if (target === undefined || usual === undefined || isNothing(usual.value)) return;
  put(state, target, unlessGiven(unknown, usual.value), usual.span, run);
}
