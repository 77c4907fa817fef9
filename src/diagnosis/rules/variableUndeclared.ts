import * as l10n from "@vscode/l10n";
import type { HttpRequest, Span } from "../../requests/httpRequest.ts";
import { type ConnectorContext, proposedDescription, variablesOf } from "../connectorContext.ts";
import type { Rule } from "../finding.ts";
import { sources } from "../sources.ts";

/** A Data Connector uses a variable that is not among its inputs. */
export const variableUndeclared: Rule = {
  code: "variable-undeclared",
  get title() {
    return l10n.t("Variable is not an input of the connector");
  },
  source: sources.connectors,
  anyHost: true,
  check(request, { connector }) {
    if (connector?.inputs === undefined) return [];
    const declared = new Set(connector.inputs.map(({ name }) => name));
    return templatesOf(request, connector).flatMap(({ text, span }) =>
      variablesOf(text)
        .filter((name) => !declared.has(name))
        .map((name) => ({
          code: "variable-undeclared" as const,
          severity: "error" as const,
          confidence: "certain" as const,
          message: l10n.t(
            "{0} is not an input of the connector, so it stays empty.",
            `{{${name}}}`,
          ),
          span,
          fix: {
            title: l10n.t("Declare the input {0}", name),
            changes: [{ kind: "setInput" as const, name, description: proposedDescription(name) }],
          },
        })),
    );
  },
};

function templatesOf(
  { url, headers, body }: HttpRequest,
  connector: ConnectorContext,
): { readonly text: string; readonly span: Span }[] {
  const values = [...(url ? [url] : []), ...headers.map(({ value }) => value)];
  return [
    ...values.map((value) => ({
      text: value.kind === "known" ? value.text : value.source,
      span: value.span,
    })),
    ...(body && connector.body !== undefined ? [{ text: connector.body, span: body }] : []),
  ];
}
