import type { Header, HttpRequest, Span, Value } from "./httpRequest.ts";

/** A request of a part of a text, with its places in the whole. */
export function shifted(request: HttpRequest, by: number): HttpRequest {
  if (by === 0) return request;
  const span = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const runs = (value: Pick<Value, "runs">): Pick<Value, "runs"> =>
    value.runs === undefined
      ? {}
      : { runs: value.runs.map((run) => ({ ...run, span: span(run.span) })) };
  const place = (value: Value): Value => ({ ...value, span: span(value.span), ...runs(value) });
  const header = (of: Header): Header => ({
    ...of,
    nameSpan: span(of.nameSpan),
    ...(of.nameRuns === undefined
      ? {}
      : { nameRuns: of.nameRuns.map((run) => ({ ...run, span: span(run.span) })) }),
    value: place(of.value),
    span: span(of.span),
    ...(of.element === undefined
      ? {}
      : {
          element: {
            ...of.element,
            ...span(of.element),
            ...(of.element.before === undefined ? {} : { before: of.element.before + by }),
            ...(of.element.next === undefined ? {} : { next: of.element.next + by }),
          },
        }),
  });
  return {
    ...request,
    method: { ...request.method, span: request.method.span && span(request.method.span) },
    url: request.url && place(request.url),
    headers: request.headers.map(header),
    body: request.body && span(request.body),
    span: span(request.span),
    ...(request.through === undefined ? {} : { through: request.through.map(span) }),
    ...(request.within === undefined ? {} : { within: span(request.within) }),
    headerSlot: request.headerSlot && {
      ...request.headerSlot,
      offset: request.headerSlot.offset + by,
    },
    ...(request.detached === undefined
      ? {}
      : {
          detached: request.detached.map((detached) => ({
            ...detached,
            headers: detached.headers.map(header),
            span: span(detached.span),
            ...(detached.repair === undefined
              ? {}
              : { repair: detached.repair.map((edit) => ({ ...edit, span: span(edit.span) })) }),
          })),
        }),
  };
}
