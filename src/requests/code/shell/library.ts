import type { Run } from "../machine/run.ts";
import type { Call, Library } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { truthOf } from "../machine/values/truthOf.ts";
import { nothing, textOf, unknown, type Entry, type Value } from "../machine/values/values.ts";
import { keepDetours } from "./detours.ts";
import { expand, inDoubt } from "./expansions.ts";
import { testNamed } from "./namedLater.ts";
import {
  echoed,
  outputOf,
  printed,
  printedBy,
  setOutput,
  taken,
  write,
  writeFile,
} from "./output.ts";
import { keepFile } from "./programs.ts";
import { runWords, type Invocation } from "./runWords.ts";
import { noteSingledOut } from "./singledOut.ts";
import { wordsOf } from "./wordList.ts";

/** The built-in operations (`ShellNative`) and programs of the shell; paths of programs end in `()`. */
export const shellLibrary: Library = {
  inDoubt,
  global: (name) =>
    name.startsWith("$") || name.endsWith("()") ? { kind: "native", path: name } : undefined,
  module: () => undefined,
  member: () => undefined,
  assign: () => false,
  hidesNothing: true,
  outlives: (run) => run.shared.get("output")?.shape,
  call(call, run) {
    const known = testNamed(call, run) ?? expand(call, run);
    if (known !== undefined) return known;
    return output(call, run) ?? program(call, run);
  },
  method: () => undefined,
  instanceOf: () => undefined,
};

function output({ path, args }: Call, run: Run): Value | undefined {
  const [first] = args;
  switch (path) {
    case "$output":
      return outputOf(run);
    case "$taken":
      return taken(first?.value ?? unknown);
    case "$setOutput":
      setOutput(first?.value ?? unknown, run);
      return nothing;
    case "$singledOut":
      noteSingledOut(first?.value ?? unknown, args[1]?.value ?? unknown, run);
      return nothing;
    case "$detours":
      keepDetours(args, run);
      return nothing;
    case "$writeFile":
      writeFile(
        plainText(first?.value) ?? "",
        args[1]?.value ?? unknown,
        truthOf(args[2]?.value ?? unknown) === true,
        run,
      );
      return nothing;
    case "$program":
      keepFile(
        plainText(first?.value) ?? "",
        args[1]?.value ?? unknown,
        truthOf(args[2]?.value ?? unknown) === true,
        run,
      );
      return nothing;
    default:
      return undefined;
  }
}

/** Programs without output. */
const silent =
  /^(?::|true|false|cd|pushd|popd|mkdir|rm|mv|cp|touch|chmod|sleep|test|\[|trap|shopt|setopt|umask|kill|unset|logger|let)$/;

function program({ path, args, at }: Call, run: Run): Value {
  const words = args[0]?.value ?? unknown;
  const input = args.find(({ name }) => name === "input")?.value;
  const quote = plainText(args.find(({ name }) => name === "quote")?.value);
  const invocation: Invocation = {
    ...{ at, input, isNested: quote !== undefined },
    quote: quote === "single" || quote === "double" ? quote : undefined,
  };
  if (path === "$run") return runWords(wordsOf(words), invocation, run);
  const name = path.slice(0, -2);
  if (name === "echo") write(echoed(words, run), run);
  else if (name === "print") write(printedBy(words, run), run);
  else if (name === "printf") {
    const value = printed(words, run);
    write(value, run);
    return value ?? unknown;
  } else if (name === "cat" && wordsOf(words).length === 0) write(input, run);
  else if (!silent.test(name)) {
    runWords([named(name, at), ...wordsOf(words)], invocation, run);
    write(undefined, run);
  }
  return unknown;
}

/** A program's name as a word. */
function named(name: string, { callee: { start, end } }: Call["at"]): Entry {
  const span = { start, end };
  const run = { at: 0, length: name.length, span, quote: "none" } as const;
  const written = { text: name, runs: [run] };
  return { name: written, value: textOf(written), valueSpan: span, span, isSure: true };
}
