import * as l10n from "@vscode/l10n";
import { connectorText } from "../diagnosis/connectorText.ts";
import type { Finding } from "../diagnosis/finding.ts";
import type { ApiVersion } from "../intercom/apiVersion.ts";
import type { DataConnector } from "../intercom/dataConnector.ts";
import {
  type DataConnectorChange,
  type HeaderToSend,
  bodyOf,
} from "../intercom/dataConnectorDraft.ts";
import { redact } from "../intercom/redact.ts";
import { visible } from "../intercom/visible.ts";
import type { Change } from "../requests/httpRequest.ts";
import { resourceDocument } from "../text/resourceDocument.ts";
import { type CheckContext, checkConnectorText } from "./checkConnector.ts";
import { type ConnectorEdit, type HeaderRow, editConnector } from "./editConnector.ts";
import {
  type HeaderQuestion,
  type HeaderValue,
  headerLine,
  headerQuestion,
  shownHeader,
} from "./headerValues.ts";

/** What a repair is to do, and what it has to be told before it can. */
export interface Repair {
  readonly connector: DataConnector;
  readonly edit: ConnectorEdit;
  /** One for each header of `edit` whose value nobody here knows, in their order. */
  readonly questions: readonly HeaderQuestion[];
  /** Inputs that get a description, with the one that is proposed. */
  readonly descriptions: ReadonlyMap<string, string>;
  /** What it does, a sentence for each change, without a full stop. */
  readonly titles: readonly string[];
}

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

/** Findings that are repaired unasked: what only may be wrong is left to people. */
export function sureFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ severity, fix }) => fix !== undefined && (severity === "error" || severity === "warning"),
  );
}

/**
 * What the fixes of findings come to; the findings are those of the connector's own document. What a fix leaves
 * undeclared (single braces become a variable) is declared too. Undefined where nothing changes.
 */
export function repairOf(
  connector: DataConnector,
  findings: readonly Finding[],
  { version, context = {} }: { readonly version: ApiVersion; readonly context?: CheckContext },
): Repair | undefined {
  const text = connectorText(resourceDocument(connector));
  if (text === undefined) return undefined;
  const fixes = distinct(findings);
  const changes = fixes.flatMap((fix) => fix.changes);
  const first = editConnector(connector, text.request, changes);
  const left = checkConnectorText(documentAfter(connector, first), context).findings;
  const follow = distinct(left.filter(({ code }) => code === "variable-undeclared"));
  const all = [...changes, ...follow.flatMap((fix) => fix.changes)];
  const edit = editConnector(connector, text.request, all);
  if (Object.values(edit).every((part) => part === undefined)) return undefined;
  const request = connectorText(documentAfter(connector, edit))?.request ?? text.request;
  const masked = edit.headers?.filter(({ value }) => value === undefined) ?? [];
  return {
    connector,
    edit,
    questions: masked.map(({ name }) => headerQuestion(name, request, version)),
    descriptions: new Map(
      (edit.dataInputs ?? [])
        .filter(({ name, description }) => description !== describedAs(connector, name))
        .map(({ name, description }) => [name, description]),
    ),
    titles: [...new Set([...fixes, ...follow].map(({ title }) => title))],
  };
}

/** The exact change; `values` answer the repair's questions in their order, `descriptions` are those to be sent. */
export function planRepair(
  { connector, edit, questions, titles, descriptions: proposed }: Repair,
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
      ...(headers === undefined ? [] : headerSentences(headers)),
      l10n.t("This changes the draft alone: what is live stays until you publish."),
    ],
  };
}

function describedAs({ dataInputs }: DataConnector, name: string): string | undefined {
  return dataInputs?.find((input) => input.name === name)?.description;
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
    l10n.t("All headers are sent anew: {0}.", headers.map(headerLine).join("; ")),
    l10n.t(
      "Intercom masks their values: those that are there now cannot be read, and not be restored.",
    ),
    l10n.t(
      "Whether Intercom merges or replaces headers is not documented: they are read back and compared.",
    ),
  ];
}

/** The document that an edit would leave, masks and all: for the rules alone. */
function documentAfter(
  connector: DataConnector,
  { url, headers, dataInputs }: ConnectorEdit,
): string {
  const body = bodyOf(
    {
      ...(url === undefined ? {} : { url }),
      ...(dataInputs === undefined ? {} : { dataInputs }),
      ...(headers && { headers: headers.map(({ name, value = "****" }) => ({ name, value })) }),
    },
    "",
  );
  return resourceDocument({ raw: { ...connector.raw, ...body } });
}

function distinct(findings: readonly Finding[]): { title: string; changes: readonly Change[] }[] {
  const fixes = new Map<string, { title: string; changes: readonly Change[] }>();
  for (const { fix } of findings) if (fix !== undefined) fixes.set(fix.title, fix);
  return [...fixes.values()];
}
