import { isFilledIn, withoutFilledIn } from "./filledIn.ts";
import type { Argument } from "./readArguments.ts";
import type { Header } from "../httpRequest.ts";
import type { ShellWord } from "../shell/shellWord.ts";
import { isNoHeader } from "../isNoHeader.ts";
import {
  append,
  known,
  slice,
  spanIn,
  spanOf,
  trim,
  valueOf,
  write,
  type Writer,
  type Written,
} from "../places/written.ts";

/**
 * The headers that a command's options make, and whether these are all. `emptyRemoves`: `-H 'Accept:'` removes the
 * program's default.
 */
export function curlHeaders(
  given: readonly Argument[],
  { emptyRemoves = true }: { readonly emptyRemoves?: boolean } = {},
): {
  headers: Header[];
  complete: boolean;
} {
  const written = given.flatMap((each, index) =>
    each.option === "header" ? [headerOf(each, emptyRemoves, given[index + 1])] : [],
  );
  const explicit = written.filter((header) => header !== undefined && header !== "elsewhere");
  const names = new Set(explicit.map(({ name }) => name.trim().toLowerCase()));
  const implied = given.flatMap(impliedBy).filter(({ name }) => !names.has(name.toLowerCase()));
  return {
    headers: [...explicit, ...implied].sort((a, b) => a.span.start - b.span.start),
    complete: !written.includes("elsewhere") && !given.some(({ option }) => option === "config"),
  };
}

/** The header of one `-H`; undefined where curl ignores it, "elsewhere" where it is not known. */
function headerOf(
  given: Argument,
  emptyRemoves: boolean,
  next: Argument | undefined,
): Header | "elsewhere" | undefined {
  const argument = given.value;
  if (argument === undefined) return undefined;
  if (argument.text.startsWith("@")) return "elsewhere";
  // The command itself is in quotes, so that its own are not recognized.
  if (argument.runs[0]?.quote === "none" && /^["'`]/.test(argument.text)) return "elsewhere";
  const colon = colonOf(argument);
  const { span, place: word } = given;
  if (colon === -1) {
    if (isOpen(argument)) return isNoHeader(argument) ? undefined : "elsewhere";
    const semicolon = trim(argument).text.endsWith(";") ? argument.text.lastIndexOf(";") : -1;
    if (semicolon < 1) return undefined;
    return { ...named(slice(argument, 0, semicolon)), ...emptyAt(argument, semicolon), span };
  }
  const name = slice(argument, 0, colon);
  if (isOpen(name)) return "elsewhere";
  const value = trim(slice(argument, colon + 1, argument.text.length));
  const isSure = given.word.isSure !== false && word.isSure !== false;
  if (value.text !== "" || !isSure) {
    const at = isTogether(name, value) ? spanOf(value) : spanIn(name, word);
    const held = valueOf(value, at);
    if (held.kind === "unknown" || isSure) return { ...named(name), value: held, span };
    return { ...named(name), value: { kind: "unknown", source: "", span: at }, span };
  }
  const place = slice(argument, colon + 1, colon + 1);
  const lead = place.runs[0]?.quote === "none" ? "" : " ";
  const apart = next === undefined ? undefined : valueApart(next);
  // A blank outside quotes split off the value as a word: the new value replaces both.
  const runs = place.runs.map((run) =>
    apart === undefined ? run : { ...run, span: { start: run.span.start, end: apart } },
  );
  const header: Header = {
    ...{ ...named(name), value: known({ text: "", runs }), lead, span },
    ...(next === undefined || apart === undefined ? {} : unquotedIn(word, next)),
  };
  return emptyRemoves ? { ...header, removes: true } : header;
}

/** Where a media type ends that became a word of its own: `-H Accept: application/json`. */
function valueApart({ option, value, word }: Argument): number | undefined {
  const isType = /^[\w.+*-]+\/[\w.+*-]+$/.test(value?.text ?? "");
  return option === undefined && isType && mediaKinds.test(value?.text ?? "")
    ? word.span.end
    : undefined;
}

/** The word without quotes that a shell made two words of: one with a header's name, and `next`, its value. */
function unquotedIn({ splitFrom }: ShellWord, next: Argument): Pick<Header, "unquoted"> {
  const { start } = next.word.splitFrom ?? {};
  if (splitFrom === undefined || start !== splitFrom.start) return {};
  return { unquoted: { span: splitFrom, value: next.value?.text ?? "" } };
}

const mediaKinds = /^(?:application|text|\*)\//;

/** Whether a name and its value are written in one place. */
function isTogether(name: Written, value: Written): boolean {
  const runs = [...name.runs, ...value.runs];
  return runs.every(
    ({ span, origin }, index) =>
      origin === runs[0]?.origin && (index === 0 || span.start >= (runs[index - 1]?.span.end ?? 0)),
  );
}

function named(name: Written): Pick<Header, "name" | "nameSpan" | "nameRuns"> {
  return { name: name.text, nameSpan: spanOf(name), nameRuns: name.runs };
}

/** `Name;` sends the header with nothing in it; a value takes the place of the semicolon. */
function emptyAt(argument: Written, semicolon: number): Pick<Header, "value" | "lead"> {
  const { runs } = slice(argument, semicolon, semicolon + 1);
  const place = { text: "", runs: runs.map((run) => ({ ...run, length: 0 })) };
  return { value: known(place), lead: place.runs[0]?.quote === "none" ? ":" : ": " };
}

/** Whether something in it is substituted. */
function isOpen({ text, runs }: Written): boolean {
  return runs.some((run) => run.variable) || isFilledIn(text);
}

/** The first colon that is not part of a variable. */
function colonOf(argument: Written): number {
  const text = withoutFilledIn(argument.text);
  for (const run of argument.runs) {
    if (run.variable === true) continue;
    const colon = text.slice(run.at, run.at + run.length).indexOf(":");
    if (colon !== -1) return run.at + colon;
  }
  return -1;
}

/** The headers that other options than `-H` imply. */
function impliedBy({ option, value, span, word }: Argument): Header[] {
  const header = (name: string, text: string): Header => {
    const runs = [{ at: 0, length: text.length, span: word.span, quote: "none" } as const];
    const place = value?.text === text ? valueOf(value) : known({ text, runs });
    return { name, nameSpan: word.span, value: place, implied: true, span };
  };
  if (option === "json") {
    return [header("Content-Type", "application/json"), header("Accept", "application/json")];
  }
  if (option === "oauth2-bearer" && value !== undefined) {
    const writer: Writer = { text: "", runs: [] };
    write(writer, "Bearer ", word.span);
    append(writer, value);
    const sent = valueOf(writer, spanOf(value));
    return [{ name: "Authorization", nameSpan: word.span, value: sent, implied: true, span }];
  }
  const text = value?.text ?? "";
  // What curl sends for a body by default is only right for a form.
  if (/^form(?:-string)?$/.test(option ?? ""))
    return [header("Content-Type", "multipart/form-data")];
  if (/^(?:data|data-ascii|data-raw|data-binary|data-urlencode|post-data)$/.test(option ?? "")) {
    const isForm = option === "data-urlencode" || /^[\w.[\]%-]+=/.test(text);
    return isForm ? [header("Content-Type", "application/x-www-form-urlencoded")] : [];
  }
  if (option === "user-agent") return [header("User-Agent", text)];
  if (option === "referer") return [header("Referer", text)];
  // Without "=" it names a file.
  return option === "cookie" && text.includes("=") ? [header("Cookie", text)] : [];
}
