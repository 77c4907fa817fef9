import { slice } from "../../written.ts";
import { asText, plainText, writtenAt } from "../texts.ts";
import type { Call, Run } from "../run.ts";
import { hole, joined, unknown, type Text, type Value } from "../values.ts";

const harmless = new Set([
  ...["then", "catch", "finally", "map", "forEach", "filter", "some", "every", "find", "reduce"],
  ...["json", "text", "hasOwnProperty", "keys", "values", "entries", "get", "has", "includes"],
  ...["startsWith", "endsWith", "indexOf", "slice", "split", "status", "log", "on", "once", "bind"],
]);

/** Methods of texts, lists and objects. */
export function callMethod(call: Call, run: Run): Value | undefined {
  const { self, path: name, args } = call;
  if (self?.kind === "text") return ofText(self, call, run);
  if (self?.kind === "list" && name === "join") return joinedList(self, call, run);
  if (self?.kind === "function" && name === "bind") return self;
  if (name === "open" || args.length > 4) return undefined;
  return harmless.has(name) ? unknown : undefined;
}

function ofText(self: Text, { path: name, args }: Call, run: Run): Value {
  switch (name) {
    case "toString":
    case "trim":
    case "valueOf":
      return self;
    case "concat":
      return joined([
        self,
        ...args.map(({ value, span }) => asText(value, { kind: "other", parts: [], ...span }, run)),
      ]);
    case "replace":
    case "replaceAll": {
      const [search, by] = args;
      const wanted = plainText(search?.value);
      const at = wanted === undefined || wanted === "" ? -1 : self.written.text.indexOf(wanted);
      if (at === -1 || wanted === undefined || by === undefined) {
        // Most that is replaced stands in paths.
        return search?.value.kind === "unknown" && by !== undefined
          ? withHole(self, by.span)
          : self;
      }
      const before = { ...self, written: slice(self.written, 0, at), others: [] };
      const after = slice(self.written, at + wanted.length, self.written.text.length);
      const middle = asText(by.value, { kind: "other", parts: [], ...by.span }, run);
      return joined([before, middle, { ...self, written: after, others: [] }]);
    }
    default:
      return unknown;
  }
}

function withHole(self: Text, span: { start: number; end: number }): Value {
  return joined([self, { kind: "text", written: hole("path", span), others: [], isSure: true }]);
}

function joinedList(self: Extract<Value, { kind: "list" }>, { args, at }: Call, run: Run): Value {
  if (!self.isComplete || self.items.length > 20) return unknown;
  const separator = args[0] === undefined ? "," : plainText(args[0].value);
  if (separator === undefined) return unknown;
  const spot = { start: at.start, end: at.start };
  const sign: Text = {
    kind: "text",
    written: writtenAt(separator, spot),
    others: [],
    isSure: true,
  };
  return joined(
    self.items.flatMap((item, index) => {
      const text = asText(item, { kind: "other", parts: [], start: at.start, end: at.end }, run);
      return index === 0 || separator === "" ? [text] : [sign, text];
    }),
  );
}
