import * as l10n from "@vscode/l10n";
import { type ConnectorContext, proposedDescription } from "../connectorContext.ts";
import type { Fix, Rule } from "../finding.ts";
import { anchorOf } from "../headers.ts";
import { type IntercomUrl, intercomUrl } from "../intercomHost.ts";
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
    return [
      {
        code: "list-for-one-object",
        severity: sign === undefined ? "information" : "warning",
        confidence: sign === undefined ? "possible" : "likely",
        message:
          sign ??
          l10n.t(
            "Without external_id, this URL returns a page of a list, and a connector can map little of that. A single object is easier to use.",
          ),
        span: anchorOf(request),
        fix: byExternalId(request.url.text, url, connector),
      },
    ];
  },
};

/** The fix that adds `external_id` to the query, and to the inputs if it is not among them. */
function byExternalId(
  written: string,
  { path, query }: IntercomUrl,
  { inputs = [] }: ConnectorContext,
): Fix {
  const name = "external_id";
  const from = /^[^#]*/.exec(written.slice(written.indexOf(path)))?.[0] ?? "";
  const to = `${path}?${[query, `${name}={{${name}}}`].filter(Boolean).join("&")}`;
  const isDeclared = inputs.some((input) => input.name === name);
  return {
    title: l10n.t("Read one object by external_id"),
    changes: [
      { kind: "replaceInUrl", from, to },
      ...(isDeclared
        ? []
        : [{ kind: "setInput", name, description: proposedDescription(name) } as const]),
    ],
  };
}

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
