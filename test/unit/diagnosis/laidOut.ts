import type { Header, HttpRequest, Span, Value } from "../../../src/requests/httpRequest.ts";
import type { Client } from "../../../src/requests/client.ts";

/**
 * A request, described shortly. In `url` and in the values of `headers` a leading `?` makes the rest an
 * unknown value. A header line that begins with `-` is taken off (`-Accept`), one with `+` is implied.
 */
export interface Described {
  /** GET where it is not given; empty where nothing tells it. */
  readonly method?: string;
  /** `/me` of the US where it is not given; null for a bare table of headers. */
  readonly url?: string | null;
  readonly headers?: readonly string[];
  /** curl where it is not given. */
  readonly client?: Client;
  readonly body?: string;
  /** The body is plainly JSON. */
  readonly jsonBody?: true;
  readonly formBody?: true;
  /** The text writes `{{name}}` elsewhere. */
  readonly doubleBraces?: true;
  /** The whole text is a program that fills no names in. */
  readonly isAsWritten?: true;
  /** An answer stands beside it that took it as it is. */
  readonly accepted?: true;
  readonly headersComplete?: boolean;
  readonly authorizationElsewhere?: boolean;
  /** The method is not written, so that it has no span. */
  readonly methodImplied?: boolean;
}

/** A described request, and the text that its spans are of. */
export interface LaidOut {
  readonly text: string;
  readonly request: HttpRequest;
}

/** Writes a request down, line by line, and keeps where each part stands. */
export function laidOut(described: Described): LaidOut {
  const { method = "GET", url = "https://api.intercom.io/me", headers = [], client } = described;
  let text = "";
  const write = (part: string): Span => {
    const start = text.length;
    text += part;
    return { start, end: text.length };
  };
  const valueOf = (written: string): Value =>
    written.startsWith("?")
      ? { kind: "unknown", source: written.slice(1), span: write(written.slice(1)) }
      : { kind: "known", text: written, span: write(written) };

  const isWritten = method !== "" && described.methodImplied !== true;
  const methodSpan = isWritten ? write(method) : undefined;
  if (methodSpan !== undefined && url !== null) write(" ");
  const target = url === null ? undefined : valueOf(url);
  if (text !== "") write("\n");
  const written = headers.map((line): Header => {
    const [, mark = "", name = "", value = ""] = /^([-+]?)([^:]*):? ?(.*)$/su.exec(line) ?? [];
    const start = text.length;
    const nameSpan = write(name);
    write(value === "" ? ":" : ": ");
    const header = { name, nameSpan, value: valueOf(value), span: { start, end: text.length } };
    write("\n");
    const removes = mark === "-" ? ({ removes: true } as const) : {};
    return { ...header, ...removes, ...(mark === "+" ? { implied: true } : {}) };
  });
  const offset = text.length;
  if (described.body !== undefined) write("\n");
  const body = described.body === undefined ? undefined : write(described.body);
  return {
    text,
    request: {
      form: { kind: "http" },
      client: client ?? "curl",
      method: { text: method, span: methodSpan },
      url: target,
      headers: written,
      headersComplete: described.headersComplete ?? true,
      authorizationElsewhere: described.authorizationElsewhere ?? false,
      body,
      ...(described.jsonBody === true ? { jsonBody: true } : {}),
      ...(described.formBody === true ? { formBody: true } : {}),
      ...(described.doubleBraces === true ? { doubleBraces: true } : {}),
      ...(described.isAsWritten === true ? { isAsWritten: true } : {}),
      ...(described.accepted === true ? { accepted: true } : {}),
      span: { start: 0, end: text.length },
      headerSlot: { offset, before: "", after: "\n" },
    },
  };
}
