import { proposedDescription } from "../diagnosis/connectorContext.ts";
import { headersNamed } from "../diagnosis/headers.ts";
import type { DataConnector, DataInput } from "../intercom/dataConnector.ts";
import type { DataInputToSend } from "../intercom/dataConnectorDraft.ts";
import { applyEdits } from "../requests/edits/applyEdits.ts";
import { editsOf } from "../requests/edits/edits.ts";
import type { Header, HttpRequest } from "../requests/httpRequest.ts";
import type { Change } from "../requests/change.ts";

/** A header that a connector is to have. */
export interface HeaderRow {
  readonly name: string;
  /** undefined where it stays as it is, which nobody here knows: Intercom masks it. */
  readonly value: string | undefined;
  /** Whether the connector has one in this place already, under whatever name. */
  readonly present: boolean;
}

/** What becomes of a connector's parts; what is undefined is not touched. */
export interface ConnectorEdit {
  readonly url: string | undefined;
  /** All that it is to have. */
  readonly headers: readonly HeaderRow[] | undefined;
  /** All that it is to have, each described. */
  readonly dataInputs: readonly DataInputToSend[] | undefined;
}

/** What changes make of a configuration; `request` is that of its document, which the changes are about. */
export function editConnector(
  connector: Pick<DataConnector, "dataInputs">,
  request: HttpRequest,
  changes: readonly Change[],
): ConnectorEdit {
  return {
    url: urlAfter(request, changes),
    headers: headersAfter(request, changes),
    dataInputs: inputsAfter(connector.dataInputs ?? [], changes),
  };
}

function urlAfter(request: HttpRequest, changes: readonly Change[]): string | undefined {
  if (request.url?.kind !== "known") return undefined;
  const { text } = request.url;
  // The URL alone, without what its JSON escapes.
  const url = { kind: "known", text, span: { start: 0, end: text.length } } as const;
  const inUrl = changes.filter(({ kind }) => kind === "replaceInUrl");
  const edits = editsOf({ ...request, form: { kind: "raw" }, headers: [], url }, inUrl);
  const after = applyEdits(text, edits);
  return after === text ? undefined : after;
}

function headersAfter(
  request: HttpRequest,
  changes: readonly Change[],
): readonly HeaderRow[] | undefined {
  const rows = new Map<Header, HeaderRow>(
    request.headers.map((header) => [
      header,
      { name: header.name.trim(), value: undefined, present: true },
    ]),
  );
  const added = new Map<string, HeaderRow>();
  let touched = false;
  for (const change of changes) {
    switch (change.kind) {
      case "setHeader": {
        const { name, value } = change;
        const [first, ...others] = headersNamed(request, name).filter((each) => rows.has(each));
        if (first === undefined) added.set(name.toLowerCase(), { name, value, present: false });
        else rows.set(first, { name, value, present: true });
        for (const other of others) rows.delete(other);
        touched = true;
        break;
      }
      case "renameHeader":
      case "removeHeader": {
        const header = request.headers.find(({ nameSpan }) => isAt(change.header, nameSpan));
        const row = header && rows.get(header);
        if (header === undefined || row === undefined) break;
        if (change.kind === "removeHeader") rows.delete(header);
        else rows.set(header, { ...row, name: change.name });
        touched = true;
        break;
      }
      case "insertInHeader": {
        const header = request.headers.find(({ nameSpan }) => isAt(change.header, nameSpan));
        const row = header && rows.get(header);
        if (header?.value.kind !== "known" || row === undefined) break;
        rows.set(header, { ...row, value: withInsertions(header.value.text, header, changes) });
        touched = true;
        break;
      }
      case "attachHeaders":
      case "replaceInUrl":
      case "setInput":
      case "removeInput":
        break;
    }
  }
  return touched ? [...rows.values(), ...added.values()] : undefined;
}

function withInsertions(value: string, { nameSpan }: Header, changes: readonly Change[]): string {
  const edits = changes.flatMap((change) =>
    change.kind === "insertInHeader" && isAt(change.header, nameSpan)
      ? [{ span: { start: change.at, end: change.at }, text: change.text }]
      : [],
  );
  return applyEdits(value, edits);
}

/** By its place: changes that crossed threads hold copies. */
function isAt({ nameSpan }: Header, { start }: Header["nameSpan"]): boolean {
  return nameSpan.start === start;
}

function inputsAfter(
  inputs: readonly DataInput[],
  changes: readonly Change[],
): readonly DataInputToSend[] | undefined {
  const rows = new Map(inputs.map((input) => [input.name, toSend(input)]));
  let touched = false;
  for (const change of changes) {
    if (change.kind === "setInput") {
      const { name, description } = change;
      const row = rows.get(name) ?? { name, type: "string", required: true };
      rows.set(name, { ...row, description });
      touched = true;
    } else if (change.kind === "removeInput") {
      touched = rows.delete(change.name) || touched;
    }
  }
  return touched ? [...rows.values()] : undefined;
}

/** As it came: Intercom replaces all inputs by those that are sent. */
function toSend({ name, type, description, required, defaultValue }: DataInput): DataInputToSend {
  return {
    name,
    type: type ?? "string",
    // Intercom refuses an input without, whatever the change is about.
    description: description?.trim() ? description : proposedDescription(name),
    required: required ?? false,
    ...(defaultValue === undefined ? {} : { defaultValue }),
  };
}
