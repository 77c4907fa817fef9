import * as l10n from "@vscode/l10n";
import type { ConnectorContext } from "../connectorContext.ts";
import { proposedDescription } from "../connectorContext.ts";
import type { Finding, Rule } from "../finding.ts";
import { anchorOf } from "../headers.ts";
import { intercomUrl } from "../intercomHost.ts";
import { matchRoute } from "../routes.ts";
import { sources } from "../sources.ts";

/** A Data Connector reads a page of objects where a single one seems to be meant. */
export const listForOneObject: Rule = {
  code: "list-for-one-object",
  get title() {
    return l10n.t("List instead of one object");
  },
  source: `${sources.openApi}; ${sources.connectors}`,
  check(request, { connector }) {
    const url = intercomUrl(request);
    if (connector === undefined || url === undefined || request.url?.kind !== "known") return [];
    const match = matchRoute(request.method.text, url);
    if (match.kind !== "route" || match.route.operation !== "listCustomObjectInstances") return [];
    // Looking up objects by what they refer to returns a list on purpose.
    if (/(?:^|&)references_\w+_id=/.test(url.query)) return [];
    const sign = signOfOne(connector);
    const finding: Finding = {
      code: "list-for-one-object",
      severity: sign === undefined ? "information" : "warning",
      confidence: sign === undefined ? "possible" : "likely",
      message:
        sign ??
        l10n.t(
          "Without external_id, this URL returns a page of a list, and a connector can map little of that. A single object is easier to use.",
        ),
      span: anchorOf(request),
      fix: {
        title: l10n.t("Read one object by external_id"),
        changes: [
          {
            kind: "replaceInUrl",
            from:
              /^[^#]*/.exec(request.url.text.slice(request.url.text.indexOf(url.path)))?.[0] ?? "",
            to: `${url.path}?${[url.query, "external_id={{external_id}}"].filter(Boolean).join("&")}`,
          },
          ...(connector.inputs?.some(({ name }) => name === "external_id") === true
            ? []
            : [
                {
                  kind: "setInput",
                  name: "external_id",
                  description: proposedDescription("external_id"),
                } as const,
              ]),
        ],
      },
    };
    return [finding];
  },
};

/** A sign that a single object is expected. */
function signOfOne({ inputs, responsePaths }: ConnectorContext): string | undefined {
  const id = inputs?.find(({ name }) => /(?:^|_)id$/.test(name));
  if (id !== undefined) {
    return l10n.t(
      "Without external_id, this URL returns a page of a list, and the input {0} selects nothing in it.",
      id.name,
    );
  }
  const path = responsePaths?.find((each) =>
    /^(?:id|external_id|custom_attributes)(?:\.|$)/.test(each),
  );
  return path === undefined
    ? undefined
    : l10n.t(
        "Without external_id, this URL returns a page of a list, and {0} is not where the connector looks for it.",
        path,
      );
}
