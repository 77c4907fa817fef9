import { slice } from "../../written.ts";
import { asText, plainText, writtenAt } from "../texts.ts";
import { namedEntry } from "../namedEntry.ts";
import { spread } from "../objects.ts";
import type { Arg, Call, Run } from "../run.ts";
import {
  entryOf,
  hole,
  isNothing,
  joined,
  unknown,
  type Text,
  type Thing,
  type Value,
} from "../values.ts";

/** Names of methods that change nothing of what they are given. */
const harmless =
  /^(?:get|items|keys|values|json|strip|encode|decode|lower|upper|debug|info|warning|error|exception|raise_for_status|read|append|startswith|endswith|split|close|isoformat)$/;

/** Methods of texts and dictionaries. */
export function callMethod(call: Call, run: Run): Value | undefined {
  const { self, path: name, args } = call;
  if (/^patch$|^setattr$/.test(name) && isMocked(args)) run.facts.set("mocked", true);
  if (self?.kind === "text") return ofText(self, call, run);
  if (self?.kind === "native" && self.path === "json") return self;
  if (self?.kind === "thing" && self.type === undefined) return ofDict(self, call, run);
  return harmless.test(name) ? unknown : undefined;
}

/** Whether what is given names a client, so that its requests are not sent. */
export function isMocked(args: readonly Arg[]): boolean {
  return args.some(({ value }) =>
    value.kind === "native"
      ? /^(?:requests|httpx|aiohttp|urllib)/.test(value.path)
      : /\b(?:requests|httpx|aiohttp|urlopen|urllib|http\.client|session)\b/i.test(
          plainText(value) ?? "",
        ),
  );
}

function ofText(self: Text, call: Call, run: Run): Value {
  const { path: name, args } = call;
  switch (name) {
    case "strip":
    case "encode":
    case "rstrip":
    case "lstrip":
      return stripped(self, name, plainText(args[0]?.value));
    case "format":
      return formatted(self, args, run);
    case "join": {
      const [list] = args;
      if (list?.value.kind !== "list" || !list.value.isComplete) return unknown;
      const { span } = list;
      return joined(
        list.value.items.flatMap((item, index) => {
          const text = asText(item, { kind: "other", parts: [], ...span }, run);
          return index === 0 ? [text] : [self, text];
        }),
      );
    }
    case "replace": {
      const [search, by] = args;
      const wanted = plainText(search?.value);
      const at = wanted === undefined || wanted === "" ? -1 : self.written.text.indexOf(wanted);
      if (at === -1 || wanted === undefined || by === undefined) return self;
      return joined([
        part(self, 0, at),
        asText(by.value, { kind: "other", parts: [], ...by.span }, run),
        part(self, at + wanted.length),
      ]);
    }
    default:
      return unknown;
  }
}

function part(text: Text, from: number, to = text.written.text.length): Text {
  return { ...text, written: slice(text.written, from, to), others: [] };
}

function stripped(self: Text, name: string, signs: string | undefined): Value {
  if (name !== "rstrip" || signs !== "/") return self;
  const length = self.written.text.replace(/\/+$/, "").length;
  return length === self.written.text.length ? self : part(self, 0, length);
}

/** `"{}/{id}".format(base, id=1)`. */
function formatted(self: Text, args: readonly Arg[], run: Run): Value {
  const positional = args.filter(({ name }) => name === undefined);
  let next = 0;
  return filled(
    self,
    /\{([A-Za-z_]\w*|\d+)?(?:[!:][^{}]*)?\}/g,
    ([, name]) => {
      if (name === undefined) return positional[next++];
      return /^\d+$/.test(name) ? positional[Number(name)] : args.find((arg) => arg.name === name);
    },
    run,
  );
}

/** `"%s/%s" % (base, id)`. */
export function percentFormatted(self: Text, values: Arg, run: Run): Value {
  const items =
    values.value.kind === "list"
      ? values.value.items.map((value) => ({ value, span: values.span }))
      : [values];
  let next = 0;
  return filled(
    self,
    /%(?:\((\w+)\))?[-+ #0]*\d*(?:\.\d+)?[sdirfx]/g,
    ([, name]) => {
      if (name === undefined) return items[next++];
      const entry = values.value.kind === "thing" ? entryOf(values.value, name) : undefined;
      return entry && { value: entry.value, span: values.span };
    },
    run,
  );
}

function filled(
  self: Text,
  places: RegExp,
  find: (match: RegExpExecArray) => Arg | undefined,
  run: Run,
): Value {
  const parts: Text[] = [];
  let from = 0;
  for (const match of self.written.text.matchAll(places)) {
    if (match.index > from) parts.push(part(self, from, match.index));
    const arg = find(match);
    const span = arg?.span ?? self.written.runs[0]?.span ?? { start: 0, end: 0 };
    const empty: Text = { ...self, written: hole("value", span), others: [] };
    parts.push(
      arg === undefined ? empty : asText(arg.value, { kind: "other", parts: [], ...span }, run),
    );
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return self;
  if (from < self.written.text.length) parts.push(part(self, from));
  return joined(parts);
}

function ofDict(self: Thing, { path: name, args }: Call, run: Run): Value | undefined {
  const [first, second] = args;
  const key = plainText(first?.value);
  switch (name) {
    case "update":
      for (const arg of args) {
        if (arg.name === undefined) spread(self, arg.isMany === true ? unknown : arg.value, run);
        else run.put(self, namedEntry(arg));
      }
      return unknown;
    case "setdefault": {
      if (first === undefined || second === undefined || key === undefined) return undefined;
      const old = entryOf(self, key);
      if (old === undefined || isNothing(old.value)) {
        const { span } = second;
        run.put(self, {
          name: writtenAt(key, first.span),
          value: second.value,
          valueSpan: span,
          span,
          isSure: !self.shape.value.isOpen,
        });
      }
      return unknown;
    }
    case "pop":
      if (key === undefined) return undefined;
      run.take(self, key);
      return unknown;
    case "copy": {
      const { entries, isOpen } = self.shape.value;
      return run.thing(entries, { isOpen });
    }
    case "get": {
      const entry = key === undefined ? undefined : entryOf(self, key);
      if (entry?.isSure === true) return entry.value;
      return unknown;
    }
    default:
      return harmless.test(name) ? unknown : undefined;
  }
}
