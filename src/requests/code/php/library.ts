import { asText, writtenAt } from "../texts.ts";
import type { Call, Library, Run } from "../run.ts";
import { joined, textOf, unknown, type Text, type Thing, type Value } from "../values.ts";
import { append } from "./arrays.ts";
import { callFunction } from "./functions.ts";
import {
  callGuzzle,
  callGuzzleClass,
  callPsr7,
  givenGuzzle,
  memberOfRequestOptions,
  newPsr7,
} from "./guzzle.ts";
import { callLaravel, callPending, givenLaravel } from "./laravel.ts";
import { classes, mocking, shortClasses } from "./names.ts";
import { callSymfony, callSymfonyClient, givenSymfony } from "./symfony.ts";
import { appendName, arrayName, copyName, foreachName, unionName } from "./unnamed.ts";

type CallModel = (method: string, call: Call, run: Run) => Value | undefined;

const models: Readonly<Record<string, CallModel>> = {
  Guzzle: (_, call, run) => callGuzzleClass(call, run),
  guzzle: callGuzzle,
  Psr7Request: (_, call, run) => newPsr7(call, run),
  psr7: callPsr7,
  Laravel: callLaravel,
  LaravelFactory: () => undefined,
  laravel: callPending,
  Symfony: callSymfony,
  symfony: callSymfonyClient,
  function: callFunction,
  curl: () => unknown,
  answer: () => unknown,
};

/** What PHP and its libraries bring along. */
export const phpLibrary: Library = {
  global(name, run) {
    if (/^CURLOPT_\w+$/.test(name)) return textOf({ text: name, runs: [] });
    if (/^PHP_EOL$/.test(name)) return textOf({ text: "\n", runs: [] });
    const isOwn = [copyName, unionName, arrayName, foreachName].includes(name);
    if (isOwn) return { kind: "native", path: `function.${name}` };
    if (/^\w+\(\)$/.test(name)) return { kind: "native", path: `function.${name.slice(0, -2)}` };
    const path =
      classes.get(name) ?? (run.facts.has("namespaced") ? undefined : shortClasses.get(name));
    return path === undefined ? undefined : { kind: "native", path };
  },
  module(module, _, run) {
    if (mocking.test(module)) run.facts.set("mocked", true);
    const path = classes.get(module);
    return path === undefined ? undefined : { kind: "native", path };
  },
  member(of, name, run) {
    if (of.path === "RequestOptions") return memberOfRequestOptions(name);
    if (of.path === "lines" && name === "toString()") return joinedLines(of.state, run);
    return undefined;
  },
  hidesNothing: true,
  assign: () => false,
  item: () => unknown,
  call(call, run) {
    const [head = "", ...rest] = call.path.split(".");
    const model = Object.hasOwn(models, head) ? models[head] : undefined;
    return model?.(rest.join(".").replace(/\(\)$/, ""), call, run);
  },
  method: callMethod,
  instanceOf(type, run) {
    switch (type.path) {
      case "Guzzle":
        return givenGuzzle(run);
      case "LaravelFactory":
        return givenLaravel(run);
      case "SymfonyInterface":
        return givenSymfony(run);
      default:
        return undefined;
    }
  },
};

/** Methods of what is not a class of this file. */
function callMethod(call: Call, run: Run): Value | undefined {
  const { self, at } = call;
  const name = call.path.replace(/\(\)$/, "");
  const [first] = call.args;
  if (name === appendName) {
    if (self?.kind !== "thing" || first === undefined) return undefined;
    append(self, first.value, first.span, { start: at.start, end: at.end }, run);
    return first.value;
  }
  if (/^(?:createMock|createStub|getMockBuilder|mock|partialMock|spy)$/.test(name)) {
    const isOfClient = call.args.some(({ value }) => value.kind === "native");
    if (isOfClient) run.facts.set("mocked", true);
    return unknown;
  }
  // A request that a client from elsewhere sends may get headers there.
  return /^(?:send|sendRequest|getBody|getContents|json|body|toArray)$/.test(name)
    ? unknown
    : undefined;
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
