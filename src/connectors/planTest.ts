import * as l10n from "@vscode/l10n";
import type { HeaderToSend } from "../intercom/dataConnectorDraft.ts";
import type { ExactRequest } from "../intercom/exactRequest.ts";
import { type HeaderValue, headerLine } from "./headerValues.ts";
import type { ConnectorTest } from "./testOf.ts";

/** What is sent for a test, and how it is shown: without a secret. */
export interface PlannedTest {
  readonly request: ExactRequest;
  /** Request line, headers and body. */
  readonly shown: string;
  /** What of it differs from what Intercom sends, or may; sentences. */
  readonly notes: readonly string[];
  /** The external_id that is asked for, where one is. */
  readonly externalId: string | undefined;
}

/** The request with its variables filled in; `values` answer the questions in their order. */
export function planTest(
  { connector, method, url, questions }: ConnectorTest,
  inputs: ReadonlyMap<string, string>,
  values: readonly HeaderValue[],
): PlannedTest {
  const answers = questions.map(({ name }, index): HeaderToSend => {
    const value = values[index];
    if (value === undefined) throw new Error("A header has no value.");
    // What goes out is the connection's own token, whatever was answered.
    return isAuthorization(name) ? { name, ownToken: true } : { name, ...value };
  });
  const token = answers.some(({ name }) => isAuthorization(name));
  const withTokens = !token && (connector.tokenIds ?? []).length > 0;
  const resolvedUrl = urlWith(url, inputs);
  const headers = answers.map((header): HeaderToSend => {
    if ("ownToken" in header) return header;
    return { name: header.name, value: resolved(header.value, inputs, String) };
  });
  const { body } = connector;
  const sentBody =
    body === undefined || body === ""
      ? undefined
      : resolved(body, inputs, (value) => JSON.stringify(value).slice(1, -1));
  const { pathname, search, searchParams } = new URL(resolvedUrl);
  return {
    request: {
      method,
      target: pathname + search,
      headers: Object.fromEntries(
        headers.flatMap((header) => ("value" in header ? [[header.name, header.value]] : [])),
      ),
      authorize: token || withTokens,
      ...(sentBody === undefined ? {} : { body: sentBody }),
    },
    shown: [
      `${method} ${resolvedUrl}`,
      ...headers.map(headerLine),
      ...(sentBody === undefined ? [] : ["", sentBody]),
    ].join("\n"),
    notes: notesOf({ token, withTokens, filled: inputs.size > 0 }),
    externalId: searchParams.get("external_id") ?? undefined,
  };
}

/** A connector's URL with its variables filled in, percent-encoded. */
export function urlWith(url: string, inputs: ReadonlyMap<string, string>): string {
  return resolved(url, inputs, encodeURIComponent);
}

function isAuthorization(name: string): boolean {
  return name.trim().toLowerCase() === "authorization";
}

function resolved(
  template: string,
  inputs: ReadonlyMap<string, string>,
  write: (value: string) => string,
): string {
  return template.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, name: string) =>
    write((inputs.get(name) ?? "").toWellFormed()),
  );
}

function notesOf(sent: { token: boolean; withTokens: boolean; filled: boolean }): string[] {
  return [
    ...(sent.token
      ? [
          l10n.t(
            "Authorization is this connection's token. The connector may hold a different one.",
          ),
        ]
      : []),
    ...(sent.withTokens
      ? [
          l10n.t(
            "This connection's token is used in place of the authentication token that Intercom adds.",
          ),
        ]
      : []),
    ...(sent.filled
      ? [
          l10n.t(
            "Inputs are percent-encoded in the URL and escaped in a JSON body. Intercom does not document whether it does the same.",
          ),
        ]
      : []),
    l10n.t(
      "Besides these headers, only Host, User-Agent, Accept-Encoding, Connection and Content-Length are sent. Intercom does not document what it adds to a connector's own headers.",
    ),
  ];
}
