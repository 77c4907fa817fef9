import { plainText } from "../machine/values/texts.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values/values.ts";
import type { Model } from "./model.ts";
import { globals, mocking, webMock } from "./names.ts";

/** Notes that HTTP is mocked: no request of the file reaches Intercom. */
export function mocked(run: Run): Value {
  run.facts.set("mocked", true);
  return unknown;
}

/** Notes that the net is cut off: requests get through only where the file opens it (see `letsThrough`). */
export function cutOff(run: Run): Value {
  run.facts.set("cutOff", true);
  return unknown;
}

/** WebMock's methods that stub nothing. */
const gates = /^(?:allow_net_connect|(?:en|dis)able(?:_net_connect)?|reset)!$/;

/** Test doubles. */
export const doubles: Readonly<Record<string, Model>> = {
  require: {
    call: (_, { args }, run) => {
      const name = plainText(args[0]?.value) ?? "";
      if (name === "sinatra") run.facts.set("sinatra", true);
      if (webMock.test(name)) return cutOff(run);
      return mocking.test(name) ? mocked(run) : unknown;
    },
  },
  WebMock: { call: (method, _, run) => (gates.test(method) ? unknown : mocked(run)) },
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
