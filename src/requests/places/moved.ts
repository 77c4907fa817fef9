import type { Header, HttpRequest, ListElement, Run, Span, Value } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";

/** Maps the places in one text to another text that it was taken from. */
export interface Places {
  readonly span: (span: Span) => Span;
  /** A part of a larger span, where its own place may be elsewhere. */
  readonly partOf: (whole: Span, span: Span) => Span;
  /** A span that is deleted as a whole, such as a header with the blanks before it. */
  readonly whole: (span: Span) => Span;
  readonly runs: (runs: readonly Run[]) => readonly Run[];
  /** A place for a header; undefined if no place is certain. */
  readonly slot: (slot: HeaderSlot, request: HttpRequest) => HeaderSlot | undefined;
  /** A span to be replaced; undefined if its characters are not written one by one. */
  readonly edit: (span: Span) => Span | undefined;
}

/** A request with all places mapped to another text. */
export function moved(request: HttpRequest, places: Places): HttpRequest {
  const { method, url, body, content, headerSlot, detached, through, within, ways } = request;
  return {
    ...request,
    method: { ...method, span: method.span && places.span(method.span) },
    url: url && { ...valueIn(url, places), span: places.partOf(request.span, url.span) },
    headers: request.headers.map((header) => headerIn(header, places)),
    body: body && places.span(body),
    ...(content === undefined ? {} : { content: places.span(content) }),
    span: places.span(request.span),
    headerSlot: headerSlot && places.slot(headerSlot, request),
    ...(detached === undefined
      ? {}
      : { detached: detached.map((each) => detachedIn(each, places)) }),
    ...(through === undefined ? {} : { through: through.map(places.span) }),
    ...(within === undefined ? {} : { within: places.span(within) }),
    ...(ways === undefined ? {} : { ways: ways.map((way) => moved(way, places)) }),
  };
}

type Detached = NonNullable<HttpRequest["detached"]>[number];

function detachedIn({ repair, ...detached }: Detached, places: Places): Detached {
  const edits = repair?.flatMap((edit) => {
    const span = places.edit(edit.span);
    return span === undefined ? [] : [{ ...edit, span }];
  });
  return {
    ...detached,
    headers: detached.headers.map((header) => headerIn(header, places)),
    span: places.span(detached.span),
    // A repair needs all of its edits.
    ...(edits === undefined || edits.length !== repair?.length ? {} : { repair: edits }),
  };
}

function headerIn(header: Header, places: Places): Header {
  const { nameRuns, element, unquoted } = header;
  return {
    ...header,
    nameSpan: places.span(header.nameSpan),
    ...(nameRuns === undefined ? {} : { nameRuns: runsIn(nameRuns, places) }),
    value: valueIn(header.value, places),
    span: places.whole(header.span),
    ...(element === undefined ? {} : { element: elementIn(element, places) }),
    ...(unquoted === undefined
      ? {}
      : { unquoted: { ...unquoted, span: places.span(unquoted.span) } }),
  };
}

function elementIn(element: ListElement, places: Places): ListElement {
  const { before, next } = element;
  const offset = (at: number): number => places.span({ start: at, end: at }).start;
  return {
    ...element,
    ...places.span(element),
    ...(before === undefined ? {} : { before: offset(before) }),
    ...(next === undefined ? {} : { next: offset(next) }),
  };
}

function runsIn(runs: readonly Run[], places: Places): readonly Run[] {
  return places.runs(
    runs.map((run) =>
      run.filled === undefined
        ? run
        : { ...run, filled: { ...run.filled, ...places.span(run.filled) } },
    ),
  );
}

function valueIn(value: Value, places: Places): Value {
  const at = {
    span: places.span(value.span),
    ...(value.runs === undefined ? {} : { runs: runsIn(value.runs, places) }),
  };
  if (value.kind === "known" || value.otherwise === undefined) return { ...value, ...at };
  const { otherwise } = value;
  return { ...value, ...at, otherwise: { ...otherwise, span: places.span(otherwise.span) } };
}
