import { plainText } from "../machine/texts.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values.ts";
import type { Model } from "./model.ts";
import { globals, mocking } from "./names.ts";

/** Nothing of this file goes to Intercom for sure. */
export function mocked(run: Run): Value {
  run.facts.set("mocked", true);
  return unknown;
}

/** What stands in for clients in tests. */
export const doubles: Readonly<Record<string, Model>> = {
  require: {
    call: (_, { args }, run) =>
      mocking.test(plainText(args[0]?.value) ?? "") ? mocked(run) : unknown,
  },
  mocking: { call: (_, _call, run) => mocked(run) },
  // `stub_const("HTTParty", fake)`.
  standIn: {
    call: (_, { args }, run) => {
      const name = plainText(args[0]?.value) ?? "";
      return globals.has(name.replace(/::.*/s, "")) ? mocked(run) : unknown;
    },
  },
  // `allow(HTTParty).to receive(:get)`: somebody else answers.
  allow: {
    call: (_, { args }, run) =>
      args.some(({ value }) => value.kind === "native" && value.path !== "answer")
        ? mocked(run)
        : unknown,
  },
};

/** What makes a client answer by itself in tests. */
const answers =
  /^(?:stubs?|stub_any_instance|any_instance|expects|should_receive|should_not_receive)$/;

/** What gives a client other methods than its own: nothing is known of it then. */
const patches = /^(?:prepend|class_eval|class_exec|define_method|alias_method)$/;

/** Whether a call on a client gives it other answers, or other methods. */
export function isReplaced(method: string, { self }: Call): boolean {
  return self?.kind === "native" && (answers.test(method) || patches.test(method));
}
