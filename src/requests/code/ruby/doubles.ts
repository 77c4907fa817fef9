import { plainText } from "../machine/texts.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values.ts";
import type { Model } from "./model.ts";
import { globals, mocking } from "./names.ts";

/** Notes that HTTP is mocked: no request of the file reaches Intercom. */
export function mocked(run: Run): Value {
  run.facts.set("mocked", true);
  return unknown;
}

/** Test doubles. */
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
  // `allow(HTTParty).to receive(:get)`: the double answers.
  allow: {
    call: (_, { args }, run) =>
      args.some(({ value }) => value.kind === "native" && value.path !== "answer")
        ? mocked(run)
        : unknown,
  },
};

/** Methods that stub a client. */
const answers =
  /^(?:stubs?|stub_any_instance|any_instance|expects|should_receive|should_not_receive)$/;

/** Methods that change a client's methods, of which nothing is known afterwards. */
const patches = /^(?:prepend|class_eval|class_exec|define_method|alias_method)$/;

/** Whether a call stubs a client or changes its methods. */
export function isReplaced(method: string, { self }: Call): boolean {
  return self?.kind === "native" && (answers.test(method) || patches.test(method));
}
