import * as l10n from "@vscode/l10n";
import { type DeclaredInput, variablesOf } from "../connectorContext.ts";
import type { ConnectorContext } from "../connectorContext.ts";
import type { Finding, Rule } from "../finding.ts";
import { sources } from "../sources.ts";
import type { HttpRequest } from "../../requests/httpRequest.ts";

/** A Data Connector has an input that it does not send. */
export const inputUnused: Rule = {
  code: "input-unused",
  get title() {
    return l10n.t("Unused input");
  },
  source: sources.connectors,
  anyHost: true,
  check(request, { connector }) {
    const inputs = connector?.inputs;
    if (inputs === undefined || request.url === undefined) return [];
    const used = usedIn(request, connector);
    // A masked value may use any input.
    const hidden =
      !request.headersComplete || request.headers.some(({ value }) => value.kind === "unknown");
    return inputs.filter(({ name }) => !used.has(name)).map((input) => finding(input, hidden));
  },
};

function finding({ name, span }: DeclaredInput, hidden: boolean): Finding {
  return {
    code: "input-unused",
    severity: hidden ? "information" : "warning",
    confidence: hidden ? "possible" : "likely",
    message: hidden
      ? l10n.t(
          "The input {0} is not used in the URL or the body. A header may use it, but Intercom masks header values.",
          name,
        )
      : l10n.t(
          "The input {0} is not used in the URL, the body or a header. People and Fin are asked for it in vain.",
          name,
        ),
    span,
    fix: { title: l10n.t("Remove the input {0}", name), changes: [{ kind: "removeInput", name }] },
  };
}

/** The inputs in use. Single braces count, too: another rule's fix turns them into variables. */
function usedIn(request: HttpRequest, connector: ConnectorContext | undefined): Set<string> {
  const values = [request.url, ...request.headers.map(({ value }) => value)];
  const texts = values.map((value) => (value?.kind === "known" ? value.text : value?.source));
  return new Set(
    [...texts, connector?.body].flatMap((text = "") => [
      ...variablesOf(text),
      ...[...text.matchAll(/\{([\w.]+)\}/g)].map(([, name = ""]) => name),
    ]),
  );
}
