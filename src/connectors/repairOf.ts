import { connectorText } from "../diagnosis/connectorText.ts";
import type { Finding } from "../diagnosis/finding.ts";
import type { ApiVersion } from "../intercom/apiVersion.ts";
import type { DataConnector } from "../intercom/dataConnector.ts";
import { bodyOf } from "../intercom/dataConnectorDraft.ts";
import type { Change } from "../requests/change.ts";
import { resourceDocument } from "../text/resourceDocument.ts";
import { type CheckContext, checkConnectorText } from "./checkConnector.ts";
import { type ConnectorEdit, editConnector } from "./editConnector.ts";
import { type HeaderQuestion, headerQuestion } from "./headerValues.ts";

/** What a repair is to do, and what it has to be told before it can. */
export interface Repair {
  readonly connector: DataConnector;
  readonly edit: ConnectorEdit;
  /** One for each header of `edit` whose value nobody here knows, in their order. */
  readonly questions: readonly HeaderQuestion[];
  /** Inputs that get a description, with the one that is proposed. */
  readonly descriptions: ReadonlyMap<string, string>;
  /** A credential goes from the URL, and is sent nowhere else. */
  readonly takesCredential: boolean;
  /** What it does, a sentence for each change, without a full stop. */
  readonly titles: readonly string[];
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
    takesCredential: findings.some(({ code }) => code === "secret-in-query"),
    titles: [...new Set([...fixes, ...follow].map(({ title }) => title))],
  };
}

function describedAs({ dataInputs }: DataConnector, name: string): string | undefined {
  return dataInputs?.find((input) => input.name === name)?.description;
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
