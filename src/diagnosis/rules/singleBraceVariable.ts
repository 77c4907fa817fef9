import * as l10n from "@vscode/l10n";
import type { Change } from "../../requests/change.ts";
import type { HttpRequest, Span, Value } from "../../requests/httpRequest.ts";
import type { Finding, Rule } from "../finding.ts";
import { intercomUrl, replaceAt } from "../intercomHost.ts";
import { looksSecret } from "../../intercom/secrets.ts";
import { sources } from "../sources.ts";
import { inProgram, inScript, mayBeSecret } from "../unfilledNames.ts";

/** `{name}` that is not part of `{{name}}` or `${name}`; names in n8n begin with `$`. */
const singleBrace =
  /(?<![{$])\{(\s{0,5}(?:[A-Za-z_][\w.]*|\$(?:json|node|input|env|vars)\b[^{}]{0,200}))\}(?!\})/g;

/** A template variable is in single braces and so is sent as text. */
export const singleBraceVariable: Rule = {
  code: "single-brace-variable",
  get title() {
    return l10n.t("Variable in single braces");
  },
  source: sources.connectors,
  anyHost: true,
  check(request, { connector }) {
    const isOfIntercom = intercomUrl(request) !== undefined || request.namesBase === true;
    if (connector === undefined && !isOfIntercom) return [];
    return [...inUrl(request), ...inHeaders(request), ...inProgram(request), ...inScript(request)];
  },
};

/**
 * Applies to Data Connectors, n8n and files that use `{{name}}`; elsewhere braces are documentation or shell syntax.
 */
function inUrl(request: HttpRequest): readonly Finding[] {
  const { client, doubleBraces, url } = request;
  if (!/^(?:dataConnector|n8n)$/.test(client) && doubleBraces !== true) return [];
  if (url?.kind !== "known") return [];
  const { text, span } = url;
  return finding(text, span, (start, end) => [
    replaceAt(text, start, end, `{${text.slice(start, end)}}`),
  ]);
}

/** Headers in files that use `{{name}}`; a guide's table may describe its values in any braces. */
function inHeaders(request: HttpRequest): readonly Finding[] {
  if (request.doubleBraces !== true) return [];
  return request.headers.flatMap((header) => {
    const { value } = header;
    const text = value.kind === "known" ? value.text : value.source;
    const changed = (start: number, end: number): readonly Change[] =>
      value.kind === "known" && isPlain(value)
        ? [
            // The message does not repeat the value, which may contain a secret.
            { kind: "insertInHeader", header, at: start, text: "{" },
            { kind: "insertInHeader", header, at: end, text: "}" },
          ]
        : [];
    return finding(text, value.span, changed, (written) => mayBeSecret(written, header.name));
  });
}

/** Whether a value is written letter for letter, and not composed from a token field. */
function isPlain({ runs = [] }: Value): boolean {
  return runs.every(
    ({ length, span, filled }) => filled === undefined && length === span.end - span.start,
  );
}

/** The finding for a text, with the fix by `changed`; a possible secret is not repeated. */
function finding(
  text: string,
  span: Span,
  changed: (start: number, end: number) => readonly Change[],
  isSecret: (written: string) => boolean = looksSecret,
): readonly Finding[] {
  const all = [...text.matchAll(singleBrace)];
  if (all.length === 0) return [];
  const named = all.filter(([written]) => !isSecret(written));
  const [[written, name = ""] = []] = named;
  const variable = `{{${name}}}`;
  const message =
    written === undefined
      ? l10n.t("The text in single braces is sent literally. Write a variable as {{name}}.")
      : l10n.t("{0} is sent literally. Write the variable as {1}.", written, variable);
  const changes = named.flatMap(({ index, 0: part }) => changed(index, index + part.length));
  const fix = { title: l10n.t("Write {0}", variable), changes };
  return [
    {
      code: "single-brace-variable",
      severity: "error",
      confidence: "certain",
      message,
      span,
      ...(changes.length === 0 ? {} : { fix }),
    },
  ];
}
