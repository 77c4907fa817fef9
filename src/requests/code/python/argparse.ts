import { put } from "../clients/making.ts";
import { unlessGiven } from "../machine/values/either.ts";
import type { Arg, Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import {
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../machine/values/values.ts";

const parser = "argparse.parser";

/**
 * `argparse`: the values of command line options, which are their defaults unless given. There may be further
 * options.
 */
export function callArgparse(path: string, call: Call, run: Run): Value | undefined {
  if (path === "argparse.ArgumentParser") return newParser(call, run);
  if (!path.startsWith(`${parser}.`) || call.state === undefined) return undefined;
  const { state, self, args } = call;
  switch (path.slice(parser.length + 1)) {
    case "add_argument":
      addOption(state, call, run);
      return unknown;
    case "set_defaults":
      for (const { name, value, span } of args) {
        if (name !== undefined) put(state, name, unlessGiven(unknown, value), span, run);
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
