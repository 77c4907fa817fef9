import { asValue } from "../machine/values/truthOf.ts";
import { readerOf } from "./clients/body.ts";
import { cutAt, trimmedBy } from "./textParts.ts";
import { put } from "../clients/making.ts";
import { hasPart } from "../machine/values/partOfText.ts";
import { asText, plainText } from "../machine/values/texts.ts";
import { filled } from "../machine/values/filled.ts";
import { inQuotes, printf } from "../machine/values/printf.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { joinedUrl, sign } from "../clients/urls.ts";
import { optionValue } from "../clients/sending.ts";
import {
  isNothing,
  joined,
  textOf,
  unknown,
  type Native,
  type Text,
  type Value,
} from "../machine/values/values.ts";

/** Functions of `fmt`, `strings`, `strconv` and `path` that make texts. */
export function callTexts(call: Call, run: Run): Value {
  const { args, path } = call;
  const [first, second, third] = args;
  switch (path) {
    case "fmt.Sprintf":
      return formatted(args, run);
    case "fmt.Sprint":
      return joined(args.map((arg) => shown(arg, run)));
    case "fmt.Fprintf":
    case "fmt.Fprint":
      if (first !== undefined) {
        const more = args.slice(1);
        const text = path.endsWith("f")
          ? formatted(more, run)
          : joined(more.map((arg) => shown(arg, run)));
        write(first.value, text, call, run);
      }
      return unknown;
    case "strconv.Quote":
      return first === undefined ? unknown : inQuotes(first, run).value;
    case "strings.Cut":
      return cutAt(first, second, true);
    case "strings.SplitN": {
      const isPair = third?.value.kind === "constant" && third.value.value === 2;
      return isPair ? cutAt(first, second, false) : unknown;
    }
    case "strings.Join":
      return first?.value.kind === "list" && first.value.isComplete && second !== undefined
        ? between(first.value.items, second, first, run)
        : unknown;
    case "strings.Replace":
    case "strings.ReplaceAll":
      return replaced(first, second, third, run);
    case "strings.ToLower":
    case "strings.ToUpper": {
      const text = plainText(first?.value);
      if (text === undefined || first === undefined) return unknown;
      const other = path.endsWith("Upper") ? text.toUpperCase() : text.toLowerCase();
      return other === text ? first.value : textOf({ text: other, runs: [] });
    }
    case "strings.HasPrefix":
      return asValue(hasPart(first?.value, plainText(second?.value), "start"));
    case "strings.HasSuffix":
      return asValue(hasPart(first?.value, plainText(second?.value), "end"));
    case "strings.Contains":
      return asValue(hasPart(first?.value, plainText(second?.value), "anywhere"));
    case "strings.EqualFold": {
      const [one, other] = [plainText(first?.value), plainText(second?.value)];
      const isKnown = one !== undefined && other !== undefined;
      return asValue(isKnown ? one.toLowerCase() === other.toLowerCase() : undefined);
    }
    case "path.Join":
      return pathOf(args, run);
    default:
      return path.startsWith("strings.Trim") ? trimmedBy(path.slice(8), call) : readerOf(call);
  }
}

function shown({ value, span }: Arg, run: Run): Text {
  return asText(value, { kind: "other", parts: [], ...span }, run);
}

/** `fmt.Sprintf("%s/contacts/%d", base, id)`. */
function formatted([format, ...values]: readonly Arg[], run: Run): Value {
  const places =
    /%(?:(?<percent>%)|(?:\[(?<at>\d+)\])?[-+# 0]*\d*(?:\.\d+)?(?:(?<quoted>q)|[a-zA-Z]))/g;
  return printf(format?.value, places, { values }, run);
}

function between(items: readonly Value[], separator: Arg, at: Arg, run: Run): Value {
  const gap = shown(separator, run);
  return joined(
    items.flatMap((value, index) => {
      const text = shown({ value, span: at.span }, run);
      return index === 0 ? [text] : [gap, text];
    }),
  );
}

/** Replaces the first match in a text by a value. */
function replaced(
  text: Arg | undefined,
  place: Arg | undefined,
  value: Arg | undefined,
  run: Run,
): Value {
  const old = plainText(place?.value);
  if (text?.value.kind !== "text" || old === undefined || old === "") return unknown;
  const pattern = new RegExp(old.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), "g");
  return filled(text.value, pattern, () => value, run);
}

/** `path.Join`: it would shorten a scheme's slashes. */
function pathOf(args: readonly Arg[], run: Run): Value {
  const [first, ...more] = args;
  if (first === undefined) return unknown;
  const begin: Value = shown(first, run);
  const whole = more.reduce<Value>(
    (base, { value, span }) =>
      base.kind === "text" && !isNothing(value)
        ? joinedUrl(base, shown({ value, span }, run), span, run)
        : unknown,
    begin,
  );
  return whole.kind === "text" && whole.written.text.includes("://") ? unknown : whole;
}

/** `strings.Builder` and the like: a growing text. */
export function newBuilder(call: Call, run: Run): Native {
  const state = run.thing([]);
  put(state, "text", sign("", call.at), call.at, run);
  return { kind: "native", path: "strings.Builder", state };
}

export function callBuilder(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  if (state === undefined || self === undefined) return unknown;
  switch (method) {
    case "WriteString":
    case "WriteByte":
    case "WriteRune":
      write(self, args[0] === undefined ? unknown : shown(args[0], run), call, run);
      return unknown;
    case "Reset":
      put(state, "text", sign("", call.at), call.at, run);
      return unknown;
    case "String":
      return optionValue(state, "text") ?? unknown;
    case "Write":
      put(state, "text", unknown, call.at, run);
      return unknown;
    default:
      return unknown;
  }
}

function write(builder: Value, text: Value, { at }: Call, run: Run): void {
  if (builder.kind !== "native" || builder.path !== "strings.Builder") return;
  const { state } = builder;
  const old = optionValue(state, "text");
  const whole = old?.kind === "text" && text.kind === "text" ? joined([old, text]) : unknown;
  if (state !== undefined) put(state, "text", whole, at, run);
}
