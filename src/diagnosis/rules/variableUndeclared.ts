import type { HttpRequest, Span } from "../../requests/httpRequest.ts";
import { type ConnectorContext, proposedDescription, variablesOf } from "../connectorContext.ts";
import type { Rule } from "../finding.ts";
import { sources } from "../sources.ts";

/** A Data Connector uses a variable that is not among its inputs. */
export const variableUndeclared: Rule = {
  code: "variable-undeclared",
  title: "A variable that is no input of the connector",
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
          message: `{{${name}}} is not among the inputs of the connector, so that it stays empty.`,
          span,
          fix: {
            title: `Declare the input ${name}`,
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
