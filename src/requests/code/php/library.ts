import { stillInDoubt } from "./inDoubt.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import { asText, writtenAt } from "../machine/values/texts.ts";
import type { Run } from "../machine/run.ts";
import type { Call, Library } from "../machine/library.ts";
import { jsonOf } from "../clients/bodies.ts";
import {
  joined,
  textOf,
  unknown,
  type Text,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import { append } from "./arrays.ts";
import { callClosure } from "./closures.ts";
import { callContainer } from "./container.ts";
import { callByName, callMissing } from "./dynamicCalls.ts";
import { callEnum } from "./enumCases.ts";
import { extend } from "./extending.ts";
import { memberOfRequestOptions } from "./clients/guzzle.ts";
import { instanceOf, models } from "./models.ts";
import { classOf, mocking, shortClasses } from "./names.ts";
import { isArray } from "./arrays.ts";
import { isLines, linesOf } from "./clients/headerLines.ts";
import { messagesIn } from "./clients/psr18.ts";
import { appendName, methodName } from "./unnamed.ts";
import { markOutside } from "./unused.ts";

/** The built-ins and libraries of PHP. */
export const phpLibrary: Library = {
  inDoubt: stillInDoubt,
  global(name, run) {
    if (/^(?:CURLOPT|PHP_URL)_\w+$/.test(name)) return textOf({ text: name, runs: [] });
    if (name === "PHP_EOL") return textOf({ text: "\n", runs: [] });
    // See unnamed.ts.
    if (name.startsWith(" ")) return { kind: "native", path: `function.${name}` };
    if (/^\w+\(\)$/.test(name)) return { kind: "native", path: `function.${name.slice(0, -2)}` };
    const path =
      classOf(name) ?? (run.facts.has("namespaced") ? undefined : shortClasses.get(name));
    return path === undefined ? undefined : { kind: "native", path };
  },
  module(module, _, run) {
    if (mocking.test(module)) run.facts.set("mocked", true);
    const path = classOf(module) ?? functionIn(module);
    return path === undefined ? undefined : { kind: "native", path };
  },
  member(of, name, run) {
    if (of.path === "RequestOptions") return memberOfRequestOptions(name);
    if (of.path === "lines" && name === "toString()") return joinedLines(of.state, run);
    return undefined;
  },
  hidesNothing: true,
  inheritsConstructors: true,
  followsTypes: true,
  extend,
  has: () => true,
  invokes: "__invoke()",
  ...{ setsItems: "offsetSet()", givesItems: "offsetGet()", removesItems: "offsetUnset()" },
  makesText: "__toString()",
  setsMissing: { method: "__set()", nameOf: (member) => member.replace(/^\$/, "") },
  assign: () => false,
  headerLines: (value, run) => (isArray(value) && isLines(value) ? linesOf(value, run) : undefined),
  item: () => unknown,
  call(call, run) {
    const [head = "", ...rest] = call.path.split(".");
    if (rest.at(-1) === methodName) return callByName(call, run);
    const model = Object.hasOwn(models, head) ? models[head] : undefined;
    return model?.(rest.join(".").replace(/\(\)$/, ""), call, run);
  },
  method: callMethod,
  instanceOf,
  handBack(value, run) {
    if (/^(?:psr7|curl|context|guzzle|laravel|symfony|buzzBrowser)$/.test(value.path))
      markOutside(value, run);
  },
};

/** Methods of objects whose class is not in the file. */
function callMethod(call: Call, run: Run): Value | undefined {
  const { self, at } = call;
  if (call.path === methodName) return callByName(call, run);
  const name = call.path.replace(/\(\)$/, "");
  const [first] = call.args;
  if (name === appendName) {
    if (self?.kind !== "thing" || first === undefined) return undefined;
    const setter = self.type && methodOf(self.type, "offsetSet()", self);
    const place = { value: { kind: "constant", value: null }, span: first.span } as const;
    if (setter !== undefined) invoke(setter, [place, first], run);
    else append(self, first.value, first.span, { start: at.start, end: at.end }, run);
    return first.value;
  }
  if (/^(?:createMock|createStub|getMockBuilder|mock|partialMock|spy)$/.test(name)) {
    const isOfClient = call.args.some(({ value }) => value.kind === "native");
    if (isOfClient) run.facts.set("mocked", true);
    return unknown;
  }
  const held = callContainer(name, call, run);
  if (held !== undefined) return held;
  const ofEnum = callEnum(name, call, run);
  if (ofEnum !== undefined) return ofEnum;
  const bound = self?.kind === "function" ? callClosure(name, self, call, run) : undefined;
  if (bound !== undefined) return bound;
  const taken = callMissing(name, call, run);
  if (taken !== undefined) return taken;
  // Laravel's models and collections.
  if (name === "toJson") return jsonOf(undefined);
  // An unknown client may add headers to a message it is given.
  for (const state of call.args.flatMap(({ value }) => messagesIn(value))) {
    markOutside({ state }, run);
  }
  return /^(?:send|sendRequest|getBody|getContents|json|body|toArray)$/.test(name)
    ? unknown
    : undefined;
}

/** A function of PHP that a library has in its own namespace, throwing where it fails: `Safe\json_encode`. */
function functionIn(module: string): string | undefined {
  const [, name] = /^(?:Safe|GuzzleHttp)\\([a-z]\w*)$/.exec(module) ?? [];
  return name === undefined ? undefined : `function.${name}`;
}

function joinedLines(state: Thing | undefined, run: Run): Value {
  const entries = state?.shape.value.entries ?? [];
  const parts = entries.flatMap(({ value, valueSpan }, index): Text[] => {
    const place = { kind: "other", parts: [], ...valueSpan } as const;
    const text = asText(value, place, run);
    const at = { start: valueSpan.start, end: valueSpan.start };
    const between: Text = {
      kind: "text",
      written: writtenAt("\r\n", at),
      others: [],
      isSure: true,
    };
    return index === 0 ? [text] : [between, text];
  });
  return state?.shape.value.isOpen === true ? unknown : joined(parts);
}
