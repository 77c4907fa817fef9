import type { HttpRequest, Run as Stretch, Value } from "../../httpRequest.ts";

const variable = /\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\}|\()/g;

/** Marks headers and URL with variables that single quotes or backslashes keep from being expanded. */
export function withKeptNames(request: HttpRequest): HttpRequest {
  const headers = request.headers.map((header) =>
    keepsName(header.value) ? { ...header, keepsName: true as const } : header,
  );
  const { url } = request;
  const isKept = url !== undefined && keepsName(url);
  return { ...request, headers, ...(isKept ? { urlKeepsNames: true as const } : {}) };
}

function keepsName(value: Value): boolean {
  const text = value.kind === "known" ? value.text : value.source;
  const { runs = [] } = value;
  return [...text.matchAll(variable)].some(({ index }) => {
    const run = runs.find(({ at, length }) => at <= index && index < at + length);
    return run !== undefined && run.variable !== true && isKept(run);
  });
}

function isKept({ quote, length, span }: Stretch): boolean {
  const isEscaped = length === 1 && span.end - span.start === 2;
  return quote === "single" || isEscaped;
}
