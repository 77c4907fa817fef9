import * as l10n from "@vscode/l10n";
import { proposedDescription } from "../connectorContext.ts";
import type { Rule } from "../finding.ts";
import { sources } from "../sources.ts";

/** An input has no description, by which Fin decides what to fill in. */
export const inputUndescribed: Rule = {
  code: "input-undescribed",
  get title() {
    return l10n.t("Input without a description");
  },
  source: sources.connectors,
  anyHost: true,
  check(_request, { connector }) {
    return (connector?.inputs ?? [])
      .filter(({ description = "" }) => description.trim() === "")
      .map(({ name, span }) => ({
        code: "input-undescribed" as const,
        severity: "warning" as const,
        confidence: "likely" as const,
        message: l10n.t(
          "The input {0} has no description. Whoever fills it in gets no guidance, and Intercom rejects changes that include it.",
          name,
        ),
        span,
        fix: {
          title: l10n.t("Describe the input {0}", name),
          changes: [{ kind: "setInput" as const, name, description: proposedDescription(name) }],
        },
      }));
  },
};
