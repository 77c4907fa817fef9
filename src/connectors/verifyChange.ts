import * as l10n from "@vscode/l10n";
import { isDeepStrictEqual } from "node:util";
import type { DataConnector } from "../intercom/dataConnector.ts";
import { type DataConnectorChange, bodyOf } from "../intercom/dataConnectorDraft.ts";
import { configurationOf } from "../model/configurations.ts";

/** What a connector that is read again says of a change. Values of headers are masked: of these only the names count. */
export type Verdict =
  /** It is as it was sent, and what was not sent is as it was. */
  | { readonly kind: "verified" }
  /** It is as it was before, to the second of its last change. */
  | { readonly kind: "untouched" }
  /** Something is not as it should be; `lacks` is what was there, or was sent, and is not there. */
  | {
      readonly kind: "wrong";
      readonly lacks: readonly string[];
      readonly differs: readonly string[];
    };

/** Compares a connector with what it should be; `before` is undefined where it was created. */
export function verifyChange(
  before: DataConnector | undefined,
  sent: DataConnectorChange,
  after: DataConnector,
): Verdict {
  if (before !== undefined && isDeepStrictEqual(before.raw, after.raw))
    return { kind: "untouched" };
  const { mock_response: mock, ...fields } = bodyOf(sent, "");
  const expected = { ...(before && configurationOf(before)), ...fields };
  // Intercom makes these of the answer that it is told to expect.
  const made = mock === undefined ? [] : ["response_fields", "configuration_response_type"];
  const lacks: string[] = [];
  const differs: string[] = [];
  for (const [name, wanted] of Object.entries(expected)) {
    if (made.includes(name)) continue;
    const found = after.raw[name];
    if (name === "headers" || name === "data_inputs") {
      const rows = compareRows(name, wanted, found);
      lacks.push(...rows.lacks);
      differs.push(...rows.differs);
    } else if (!isDeepStrictEqual(plain(wanted), plain(found))) {
      (plain(found) === undefined ? lacks : differs).push(name);
    }
  }
  return lacks.length + differs.length === 0
    ? { kind: "verified" }
    : { kind: "wrong", lacks, differs };
}

/** Nothing is written in several ways. */
function plain(value: unknown): unknown {
  const isEmpty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
  return isEmpty ? undefined : value;
}

/** Rows are told apart by their names, however often these stand. */
function compareRows(field: "headers" | "data_inputs", wanted: unknown, found: unknown) {
  const left = rowsOf(field, found);
  const lacks: string[] = [];
  const differs: string[] = [];
  for (const row of rowsOf(field, wanted)) {
    const at = left.findIndex(({ key }) => key === row.key);
    const [match] = at < 0 ? [] : left.splice(at, 1);
    if (match === undefined) lacks.push(titleOf(field, row.name));
    else if (!isDeepStrictEqual(match.content, row.content)) differs.push(titleOf(field, row.name));
  }
  differs.push(...left.map(({ name }) => titleOf(field, name)));
  return { lacks, differs };
}

interface Row {
  readonly key: string;
  readonly name: string;
  /** What of it can be compared. */
  readonly content: unknown;
}

function rowsOf(field: "headers" | "data_inputs", rows: unknown): Row[] {
  return (Array.isArray(rows) ? rows : []).map((row: unknown): Row => {
    const entries = typeof row === "object" && row !== null ? Object.entries(row) : [];
    const { name: given, ...rest } = Object.fromEntries<unknown>(entries);
    const name = typeof given === "string" ? given : "";
    if (field === "headers") return { key: name.trim().toLowerCase(), name, content: undefined };
    const content = Object.fromEntries(
      Object.entries(rest).flatMap(([key, value]) =>
        plain(value) === undefined ? [] : [[key, value]],
      ),
    );
    return { key: name, name, content };
  });
}

function titleOf(field: "headers" | "data_inputs", name: string): string {
  return field === "headers" ? l10n.t("the header {0}", name) : l10n.t("the input {0}", name);
}
