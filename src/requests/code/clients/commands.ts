import { curlRequests } from "../../curl/curlRequest.ts";
import { findCommands } from "../../curl/findCommands.ts";
import type { HttpRequest, Run as Stretch } from "../../httpRequest.ts";
import type { HeaderSlot } from "../../headerSlot.ts";
import { moved, type Places } from "../../places/moved.ts";
import type { ShellWord } from "../../shell/shellWord.ts";
import { slice, spanOf, type Written } from "../../places/written.ts";
import { placesIn } from "../../places/placesIn.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { hole, type Value } from "../machine/values/values.ts";

/** Finds the requests in a shell script that a program runs: `subprocess.run("curl …", shell=True)`. */
export function runScript(script: Value, call: Call, run: Run): void {
  if (run.isSilent || script.kind !== "text" || script.others.length > 0) return;
  const { written } = script;
  const places = placesOf(written);
  for (const request of findCommands(written.text, "posix"))
    keep(moved(request, places), call, run);
}

/**
 * Finds the request of a program that is run with a list of arguments: `["curl", url]`, or `["bash", "-c", script]`.
 */
export function runProgram(program: Arg, list: Arg | undefined, call: Call, run: Run): void {
  const name = plainText(program.value)?.replace(/^.*[/\\]|\.exe$/g, "");
  if (run.isSilent || name === undefined || list?.value.kind !== "list") return;
  const { items, isComplete } = list.value;
  if (/^(?:ba|z|da)?sh$/.test(name)) {
    const at = items.findIndex((item) => /^-\w*c$/.test(plainText(item) ?? ""));
    const script = at === -1 ? undefined : items[at + 1];
    if (script !== undefined) runScript(script, call, run);
  }
  if (name !== "curl") return;
  const words = items.map((item) => wordOf(item, list));
  if (!isComplete) words.push({ ...wordOf({ kind: "unknown" }, list), expands: true });
  const { start, end } = program.span;
  const command = { text: run.text, shell: "posix", name: { start, end }, program: name } as const;
  for (const request of curlRequests({ ...command, words })) {
    keep({ ...request, isFixed: true }, call, run);
  }
}

function wordOf(item: Value, { span }: Arg): ShellWord {
  const isKnown = item.kind === "text" && item.isSure && item.others.length === 0;
  const written = isKnown ? item.written : hole("", span);
  const place = spanOf(written);
  return { ...written, span: place, before: place.start, closed: true, expands: false };
}

/** Adds a request once, however often its call is followed. */
function keep(request: HttpRequest, { at: { start, end } }: Call, run: Run): void {
  const { method, url, headers, headersComplete } = request;
  const key = JSON.stringify([
    ...[start, method.text, url?.kind === "known" ? url.text : url?.source, headersComplete],
    ...headers.map(({ name, value }) => [name, value.kind === "known" ? value.text : ""]),
  ]);
  if (run.seen.has(key)) return;
  run.seen.set(key, run.requests.length);
  const isAround = start <= request.span.start && request.span.end <= end;
  const span = isAround ? request.span : { start, end };
  run.requests.push({ ...request, span, isAsWritten: true });
}

/** Maps places in a command to the source code that assembles it. */
function placesOf(written: Written): Places {
  const places = placesIn(written.runs);
  return {
    ...places,
    // Leading blanks and the backslash of a continued line are written as escapes in source code.
    whole({ start, end }) {
      const lead = /^[\s\\]*/.exec(written.text.slice(start, end))?.[0].length ?? 0;
      return places.span({ start: start + lead, end });
    },
    runs: (all) => all.flatMap((each) => stretchesOf(each, written, places)),
    slot: (slot, request) => slotIn(slot, written, places.slot(slot, request)),
  };
}

/** A stretch of the command as the pieces of literals that it comes from, without the code between them. */
function stretchesOf(of: Stretch, written: Written, places: Places): readonly Stretch[] {
  const { start, end } = of.span;
  if (of.length !== end - start) return [{ ...of, span: places.span(of.span) }];
  let origin = start;
  let before: number | undefined;
  return slice(written, start, end).runs.map(({ at, length, span, variable }) => {
    if (before !== span.start) origin = span.start;
    before = span.end;
    const place = { at: of.at + at, length, span, origin };
    return { ...of, ...place, ...(variable === true ? { variable } : {}) };
  });
}

/**
 * The place for a header, in the kind of quotes that its string does not use; undefined after an interpolated value.
 */
function slotIn(
  of: HeaderSlot,
  { runs }: Written,
  slot: HeaderSlot | undefined,
): HeaderSlot | undefined {
  const last = runs.findLast(({ at }) => at < of.offset);
  if (slot === undefined || last === undefined || last.variable === true) return undefined;
  const inner = { single: "double", double: "single" } as const;
  const quote = last.quote === "single" || last.quote === "double" ? inner[last.quote] : of.quote;
  // A line continuation would need its backslash escaped.
  const before = of.before.includes("\n") ? " " : of.before;
  return { ...slot, before, ...(quote === undefined ? {} : { quote }) };
}
