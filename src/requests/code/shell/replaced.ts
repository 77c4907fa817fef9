import type { DetachedHeaders, HttpRequest, Span } from "../../httpRequest.ts";
import type { TextEdit } from "../../extraction.ts";
import type { ShellCommand } from "../../shell/shellCommand.ts";
import { insertion } from "../lost/detached.ts";
import type { Arg } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import type { Entry, Value } from "../machine/values/values.ts";
import { commandLines } from "./shellWords.ts";
import { wordsOf } from "./wordList.ts";

/** Words of an array that were replaced unused; `by`: where the new ones are written. */
interface Replaced {
  readonly words: readonly Entry[];
  readonly by: Span;
}

/** How many replacements are remembered. */
const mostReplaced = 200;

const known = new WeakMap<Run, Map<number, Replaced>>();

/** Replaces words, remembering the old ones. */
export function replacing(old: Value, { value, span }: Arg, run: Run): Value {
  const all = known.get(run) ?? new Map<number, Replaced>();
  known.set(run, all);
  if (all.size < mostReplaced)
    all.set(span.start, { words: wordsOf(old), by: { start: span.start, end: span.end } });
  return value;
}

/** The replaced words that a command was meant to have. */
export function replacedBy(words: readonly Entry[], run: Run): Replaced | undefined {
  return [...(known.get(run)?.values() ?? [])].find(({ by }) =>
    words.some(({ valueSpan: { start, end } }) => by.start <= start && end <= by.end),
  );
}

/** The command with these words as well. */
export function withFormer(command: ShellCommand, { words }: Replaced, run: Run): ShellCommand {
  const [former = []] = commandLines(words, { command: command.name, isQuoted: false }, run);
  return { ...command, words: [...former, ...command.words] };
}

/** The request with the headers of the replaced words as `detached`; `former`: the request with these words. */
export function withLost(
  request: HttpRequest,
  former: HttpRequest | undefined,
  { by }: Replaced,
  run: Run,
): HttpRequest {
  const own = new Set(request.headers.map(({ nameSpan }) => nameSpan.start));
  const headers = (former?.headers ?? []).filter(
    ({ nameSpan, implied }) => implied !== true && !own.has(nameSpan.start),
  );
  const names = new Set(request.headers.map(({ name }) => name.toLowerCase()));
  const lost = headers.filter(({ name }) => !names.has(name.toLowerCase()));
  const [first] = lost;
  if (first === undefined) return request;
  const detached: DetachedHeaders = {
    ...{ headers: lost, because: "replaced" },
    span: { start: first.nameSpan.start, end: first.value.span.end },
    // A duplicate header would be sent twice.
    ...(lost.length < headers.length ? {} : { repair: [joining(by, run)] }),
  };
  return { ...request, detached: [...(request.detached ?? []), detached] };
}

/** Appends instead of replacing: `X+=(…)` for `X=(…)`, `set -- "$@" …`. */
function joining({ start }: Span, run: Run): TextEdit {
  return run.text[start] === "(" ? insertion(start - 1, "+") : insertion(start, ' "$@"');
}
