import * as l10n from "@vscode/l10n";
import type { DataConnector } from "../intercom/dataConnector.ts";
import { formatJson } from "../intercom/json.ts";
import { cleanLines, code, fence, plain, table } from "../text/markdown.ts";
import { withoutSecrets } from "./withoutSecrets.ts";

/**
 * What Intercom's form wants to be told of a connector, as Markdown without secrets and without customers'
 * data. No value of a header is known here but what every header of its name holds.
 */
export function connectorSetup(whole: DataConnector): string {
  const connector = withoutSecrets(whole);
  const { name, url, httpMethod = "get", body, headers = [], dataInputs = [] } = connector;
  const example = exampleOf(connector);
  const lines = [
    `# ${l10n.t("Data Connector: {0}", plain(name ?? connector.id))}`,
    "",
    l10n.t("In Intercom: Settings > Integrations > Data connectors > New."),
    "",
    `- ${l10n.t("Method")}: ${code(httpMethod.toUpperCase())}`,
    `- URL: ${url === undefined ? l10n.t("none yet") : code(url)}`,
    "",
    `## ${l10n.t("HTTP headers")}`,
    "",
    ...(headers.length === 0
      ? [l10n.t("None.")]
      : table(
          [l10n.t("Key"), l10n.t("Value")],
          headers.map((header) => [code(header.name), plain(valueFor(header.name))]),
        )),
    "",
    ...(body === undefined || body === ""
      ? []
      : [`## ${l10n.t("Body")}`, "", ...fence("json", cleanLines(body))]),
    `## ${l10n.t("Inputs")}`,
    "",
    ...(dataInputs.length === 0
      ? [l10n.t("None.")]
      : table(
          [l10n.t("Name"), l10n.t("Type"), l10n.t("Required"), l10n.t("Description")],
          dataInputs.map(({ name: input, type = "string", required = false, description = "" }) => [
            code(input),
            plain(type),
            required ? l10n.t("yes") : l10n.t("no"),
            plain(description),
          ]),
        )),
    "",
    ...(example === undefined
      ? []
      : [`## ${l10n.t("Example response")}`, "", ...fence("json", cleanLines(example))]),
    `## ${l10n.t("Authorization")}`,
    "",
    ...authorizationSteps(connector),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function valueFor(name: string): string {
  switch (name.trim().toLowerCase()) {
    case "accept":
    case "content-type":
      return "application/json";
    case "authorization":
      return "Bearer YOUR_ACCESS_TOKEN";
    default:
      return l10n.t("(masked by Intercom; fill it in)");
  }
}

function authorizationSteps({ tokenIds = [], headers = [] }: DataConnector): string[] {
  if (tokenIds.length > 0) {
    return [
      l10n.t("1. Under Settings > Integrations > Authentication, find the token or add it."),
      l10n.t("2. In the connector, choose that token; no Authorization header is needed."),
    ];
  }
  return headers.some(({ name }) => name.trim().toLowerCase() === "authorization")
    ? [
        l10n.t("1. Copy the access token from Intercom's Developer Hub."),
        l10n.t("2. Paste it into the Authorization row in place of YOUR_ACCESS_TOKEN."),
        l10n.t(
          "Better: store it under Settings > Integrations > Authentication and choose it there.",
        ),
      ]
    : [l10n.t("Choose a token under Settings > Integrations > Authentication.")];
}

/** The fields that the connector takes, put together as the answer that they come from: with values that are nobody's. */
function exampleOf({ responseFields = [] }: DataConnector): string | undefined {
  if (responseFields.length === 0) return undefined;
  const root: Branch = { parts: new Map(), value: null };
  for (const { path, type, redacted } of responseFields) {
    place(root, path.split("."), redacted === true ? "[redacted]" : (examples.get(type) ?? null));
  }
  return formatJson(valueOf(root));
}

/** What a field of each type may hold. */
const examples: ReadonlyMap<string | undefined, unknown> = new Map<string, unknown>([
  ["string", "text"],
  ["integer", 1],
  ["decimal", 1.5],
  ["boolean", true],
  ["datetime", "2026-01-31T12:00:00Z"],
]);

/** A part of an answer: an object where it has parts itself. */
interface Branch {
  readonly parts: Map<string, Branch>;
  value: unknown;
}

function place(branch: Branch, [first, ...rest]: readonly string[], value: unknown): void {
  if (first === undefined) {
    branch.value = value;
    return;
  }
  const part = branch.parts.get(first) ?? { parts: new Map(), value: null };
  branch.parts.set(first, part);
  place(part, rest, value);
}

function valueOf({ parts, value }: Branch): unknown {
  if (parts.size === 0) return value;
  return Object.fromEntries([...parts].map(([name, part]) => [name, valueOf(part)]));
}
