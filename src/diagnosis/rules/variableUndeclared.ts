import type { Rule } from "../finding.ts";
import { sources } from "../sources.ts";

/** A Data Connector uses a variable that is not among its inputs. */
export const variableUndeclared: Rule = {
  code: "variable-undeclared",
  title: "A variable that is no input of the connector",
  source: sources.connectors,
  check(request, { declaredVariables }) {
    if (declaredVariables === undefined) return [];
    const values = [
      ...(request.url ? [request.url] : []),
      ...request.headers.map(({ value }) => value),
    ];
    const declared = new Set(declaredVariables);
    return values.flatMap((value) => {
      const text = value.kind === "known" ? value.text : value.source;
      const names = [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name = ""]) => name);
      return [...new Set(names)]
        .filter((name) => !declared.has(name))
        .map((name) => ({
          code: "variable-undeclared" as const,
          severity: "error" as const,
          confidence: "certain" as const,
          message: `{{${name}}} is not among the inputs of the connector, so that it stays empty.`,
          span: value.span,
        }));
    });
  },
};
