import {
  expectationIn,
  isRefusedInRow,
  saysOfAnswers,
  type Expectation,
} from "../../refusals/expectationIn.ts";
import { isNamedAmong, providersOfRefused } from "../../refusals/providersOfRefused.ts";
import { withWantedInRows } from "../../refusals/withWantedInRows.ts";
import type { Header, HttpRequest, Span } from "../../httpRequest.ts";
import { functionAround } from "./calls/functionAround.ts";
import type { Run } from "./run.ts";
import { withGiven } from "../../refusals/withGiven.ts";

/** How many enclosing functions are searched: an `it` block inside `describe` blocks. */
const mostAround = 3;

/** How many characters after a call outside all functions are searched. */
const furthest = 3000;

/** How many characters after a value or a call the rest of its table row is searched. */
const longestRow = 100;

type Refusals = (request: HttpRequest, alsoThrough?: readonly (readonly Span[])[]) => boolean;

/**
 * Tells whether tests expect a request to be refused, so that its faults are intended. A request that several tests
 * make must be refused in each; of two in one test, each is judged by the assertions after it.
 */
export function refusals(requests: readonly HttpRequest[], run: Run): Refusals {
  const places = requests.flatMap(({ span, through = [], alsoThrough = [] }) => [
    ...[span, ...through, ...alsoThrough.flat()],
  ]);
  const starts = [...places, ...run.entered].map(({ start }) => start).sort((a, b) => a - b);
  const providers = providersOfRefused(run.text);
  const known = new Map<string, Expectation | undefined>();
  const expected = (place: Span, caller: Span | undefined): Expectation | undefined => {
    const key = [place.start, place.end, caller?.start, caller?.end].join(":");
    if (!known.has(key)) known.set(key, expectedAt(place, { starts, providers, caller }, run));
    return known.get(key);
  };
  return ({ span, headers, through = [] }, alsoThrough = []) =>
    headers.some((header) => isInRow(header, run)) ||
    [through, ...alsoThrough].every((way) => {
      const places = [span, ...way.toReversed()];
      const [first] = places.flatMap((place, index) => expected(place, places[index + 1]) ?? []);
      return first === "refused";
    });
}

/**
 * Whether a header's value comes from a row of a test table that also names the expected error:
 * `["no token", "", 401]`.
 */
function isInRow({ value: { span, runs = [] } }: Header, { text }: Run): boolean {
  const end = runs.at(-1)?.span.end ?? span.end;
  return isRefusedInRow(text.slice(end, end + longestRow));
}

/** What the innermost function with an assertion says about the response to this request. */
function expectedAt(
  place: Span,
  {
    starts,
    providers,
    caller,
  }: {
    readonly starts: readonly number[];
    readonly providers: ReadonlySet<string>;
    /** The call of the function that the place is in. */
    readonly caller: Span | undefined;
  },
  run: Run,
): Expectation | undefined {
  if (isRefusedInRow(run.text.slice(place.end, place.end + longestRow))) return "refused";
  const texts = (): readonly string[] => [...sourcesAround(place, run), run.text];
  let inner = place;
  for (let depth = 0; depth < mostAround; depth++) {
    const around = functionAround(inner, run, inner === place ? undefined : inner);
    const script = behind(inner, around, starts, run.text);
    const given = depth === 0 ? withGiven(script, around, caller, run) : script;
    const said = expectationIn(withWantedInRows(given, texts));
    if (said !== undefined) return said;
    if (around === undefined) return undefined;
    const within = run.source(around);
    if (isNamedAmong(providers, within)) return "refused";
    // A request in `beforeEach` is judged by the assertions beside it.
    const isOwn = depth === 0 || (depth === 1 && !saysOfAnswers(run.source(inner)));
    const whole = isOwn ? expectationIn(within) : undefined;
    if (whole === "refused") return whole;
    inner = around;
  }
  return undefined;
}

/** The functions around a place, the innermost first. */
function sourcesAround(place: Span, run: Run): readonly string[] {
  const around: Span[] = [];
  for (let inner: Span | undefined = place; around.length < mostAround;) {
    inner = functionAround(inner, run, around.at(-1));
    if (inner === undefined) break;
    around.push(inner);
  }
  return around.map((each) => run.source(each));
}

/** The lines of a call, and those after it up to the next call. */
function behind(
  place: Span,
  around: Span | undefined,
  starts: readonly number[],
  text: string,
): string {
  const end = around?.end ?? Math.min(text.length, place.end + furthest);
  const line = text.indexOf("\n", place.end);
  const from = openedAt(text, place.start);
  if (line === -1 || line >= end) return text.slice(Math.max(from, around?.start ?? 0), end);
  const next = starts.find((start) => start > line) ?? end;
  const until = next < end ? text.lastIndexOf("\n", next) : end;
  return text.slice(Math.max(from, around?.start ?? 0), Math.max(line, until));
}

/** The start of the line that a place is on, or of the line where its open parenthesis is. */
function openedAt(text: string, at: number): number {
  let start = text.lastIndexOf("\n", at - 1) + 1;
  for (
    let lines = 0;
    lines < 3 && /[(,]\s*$/.test(text.slice(Math.max(0, start - 80), start));
    lines++
  ) {
    start = text.lastIndexOf("\n", start - 2) + 1;
  }
  return start;
}
