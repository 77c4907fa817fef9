import * as l10n from "@vscode/l10n";
import {
  type DataConnectorChange,
  type HeaderToSend,
  bodyOf,
} from "../intercom/dataConnectorDraft.ts";
import { redact } from "../intercom/redact.ts";
import { visible } from "../intercom/visible.ts";
import { resourceDocument } from "../text/resourceDocument.ts";
import type { HeaderRow } from "./editConnector.ts";
import { type HeaderQuestion, type HeaderValue, headerLine, shownHeader } from "./headerValues.ts";
import type { Repair } from "./repairOf.ts";

/** A change that can be shown, confirmed and sent. */
export interface PlannedChange {
  readonly change: DataConnectorChange;
  /** The configuration's document as it is, without secrets. */
  readonly before: string;
  /** As it will be; in the place of a secret it says what is sent there. */
  readonly after: string;
  /** What to know before it is confirmed, sentence by sentence. */
  readonly sentences: readonly string[];
}

/** The exact change; `values` answer the repair's questions in their order, `descriptions` are those to be sent. */
export function planRepair(
  { connector, edit, questions, titles, takesCredential, descriptions: proposed }: Repair,
  values: readonly HeaderValue[],
  descriptions: ReadonlyMap<string, string> = proposed,
): PlannedChange {
  const headers = edit.headers && headersOf(edit.headers, questions, values);
  const change: DataConnectorChange = {
    ...(edit.url === undefined ? {} : { url: edit.url }),
    ...(headers === undefined ? {} : { headers }),
    ...(edit.dataInputs && {
      dataInputs: edit.dataInputs.map((input) => ({
        ...input,
        description: descriptions.get(input.name) ?? input.description,
      })),
    }),
  };
  const shown = { ...change, ...(headers && { headers: headers.map(shownHeader) }) };
  const after = resourceDocument({ raw: { ...connector.raw, ...bodyOf(shown, "") } });
  return {
    change,
    before: redact(resourceDocument(connector)),
    after: redact(after),
    sentences: [
      l10n.t("{0}.", titles.map(visible).join("; ")),
      ...(takesCredential
        ? [
            l10n.t(
              "The credential in the URL is no longer sent. Give the connector an Authorization header or an authentication token.",
            ),
          ]
        : []),
      ...(headers === undefined ? [] : headerSentences(headers)),
      l10n.t(
        "This changes only the draft. The live configuration stays as it is until you publish.",
      ),
    ],
  };
}

function headersOf(
  rows: readonly HeaderRow[],
  questions: readonly HeaderQuestion[],
  values: readonly HeaderValue[],
): readonly HeaderToSend[] {
  if (values.length !== questions.length) throw new Error("A header has no value.");
  const answers = values[Symbol.iterator]();
  return rows.map(({ name, value }): HeaderToSend => {
    const answer = value === undefined ? answers.next().value : { value };
    if (answer === undefined) throw new Error("A header has no value.");
    return { name, ...answer };
  });
}

function headerSentences(headers: readonly HeaderToSend[]): string[] {
  return [
    l10n.t("All headers are sent again: {0}.", headers.map(headerLine).join("; ")),
    l10n.t("Intercom masks their values, so the current ones cannot be read or restored."),
    l10n.t(
      "Intercom does not document whether it merges or replaces headers, so they are read back and compared.",
    ),
  ];
}
