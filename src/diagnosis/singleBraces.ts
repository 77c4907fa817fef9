import * as l10n from "@vscode/l10n";
import { looksSecret } from "../intercom/secrets.ts";
import type { Change } from "../requests/change.ts";
import type { HttpRequest, Span, Value } from "../requests/httpRequest.ts";
import type { Finding } from "./finding.ts";
import { replaceAt } from "./intercomHost.ts";
import { mayBeSecret } from "./unfilledNames.ts";

/** `{name}` that is not part of `{{name}}` or `${name}`; names in n8n begin with `$`. */
const singleBrace =
  /(?<![{$])\{(\s{0,5}(?:[A-Za-z_][\w.]*|\$(?:json|node|input|env|vars)\b[^{}]{0,200}))\}(?!\})/g;

/**
 * URLs of Data Connectors, of n8n and in files that use `{{name}}`; elsewhere braces are documentation or shell syntax.
 */
export function inUrl(request: HttpRequest): readonly Finding[] {
  const { client, doubleBraces, url } = request;
  if (!/^(?:dataConnector|n8n)$/.test(client) && doubleBraces !== true) return [];
  if (url?.kind !== "known") return [];
  const { text, span } = url;
  return finding(text, span, looksSecret, (start, end) => [
    replaceAt(text, start, end, `{${text.slice(start, end)}}`),
  ]);
}

/** Headers in files that use `{{name}}`; a guide's table may describe its values in any braces. */
export function inHeaders(request: HttpRequest): readonly Finding[] {
  if (request.doubleBraces !== true) return [];
  return request.headers.flatMap((header) => {
    const { name, value } = header;
    const text = value.kind === "known" ? value.text : value.source;
    const changed = (start: number, end: number): readonly Change[] =>
      value.kind === "known" && isPlain(value)
        ? [
            // Such a fix does not repeat the value, which may contain a secret.
            { kind: "insertInHeader", header, at: start, text: "{" },
            { kind: "insertInHeader", header, at: end, text: "}" },
          ]
        : [];
    return finding(text, value.span, (written) => mayBeSecret(written, name), changed);
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
  isSecret: (written: string) => boolean,
  changed: (start: number, end: number) => readonly Change[],
): readonly Finding[] {
  const all = [...text.matchAll(singleBrace)];
  if (all.length === 0) return [];
  const named = all.filter(([written]) => !isSecret(written));
  const [[written, name = ""] = []] = named;
  const variable = `{{${name}}}`;
  const changes = named.flatMap(({ index, 0: part }) => changed(index, index + part.length));
  return [
    {
      code: "single-brace-variable",
      severity: "error",
      confidence: "certain",
      message:
        written === undefined
          ? l10n.t("The text in single braces is sent literally. Write a variable as {{name}}.")
          : l10n.t("{0} is sent literally. Write the variable as {1}.", written, variable),
      span,
      ...(changes.length === 0 ? {} : { fix: { title: l10n.t("Write {0}", variable), changes } }),
    },
  ];
}
