import * as l10n from "@vscode/l10n";
import { isSecretHeader, looksSecret } from "../../intercom/secrets.ts";
import type { Client } from "../../requests/client.ts";
import type { Change } from "../../requests/change.ts";
import type { HttpRequest, Span, Value } from "../../requests/httpRequest.ts";
import { type Filling, fillingOf } from "../filling.ts";
import type { Finding, Rule } from "../finding.ts";
import { intercomUrl, replaceAt } from "../intercomHost.ts";
import { isVariableName } from "../isVariableName.ts";
import { sources } from "../sources.ts";

/** `{name}` that is not part of `{{name}}` or `${name}`; names in n8n begin with `$`. */
const singleBrace =
  /(?<![{$])\{(\s{0,5}(?:[A-Za-z_][\w.]*|\$(?:json|node|input|env|vars)\b[^{}]{0,200}))\}(?!\})/g;

/** A template variable is in single braces and so is sent as text. */
export const singleBraceVariable: Rule = {
  code: "single-brace-variable",
  get title() {
    return l10n.t("A variable in single braces");
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

/** Clients that substitute names in a path themselves, which their readers do not model. */
const fillsPaths: ReadonlySet<Client> = new Set<Client>([
  ...(["feign", "jaxRs", "springRestClient", "restTemplate", "webClient", "unirest"] as const),
  ...(["req", "micronaut", "restAssured"] as const),
]);

/** Programs send their strings as written, unless they interpolate. */
function inProgram(request: HttpRequest): readonly Finding[] {
  const { form, client, url } = request;
  if (request.isAsWritten !== true || url === undefined || fillsPaths.has(client)) return [];
  // The program only describes a Data Connector; Intercom sends its request.
  if (client === "dataConnector") return [];
  // Code that may add headers may also fill in names.
  if (!request.headersComplete) return [];
  const own = form.kind === "code" ? fillingOf(form.language) : undefined;
  const filling = own ?? (request.urlKeepsNames === true ? inDoubleQuotes : undefined);
  const others = own === undefined ? [plainName] : [signedName, plainName];
  const marks = new RegExp([...(filling ? [filling.mark] : []), ...others].join("|"), "gi");
  const text = url.kind === "known" ? url.text : url.source;
  const { runs = [{ at: 0, length: text.length, span: url.span, variable: undefined }] } = url;
  for (const { 0: written, index } of text.matchAll(marks)) {
    const run = runs.find(({ at, length }) => at <= index && index < at + length);
    if (run === undefined || run.variable === true) continue;
    const isMarked = filling !== undefined && new RegExp(`^${filling.mark}$`, "i").test(written);
    const said =
      (form.kind === "code" || isMarked) && !looksSecret(written)
        ? inText(written, client)
        : unfilled(written, looksSecret(written));
    const message = isMarked ? `${said} ${filling.toFill()}` : said;
    const span = form.kind === "code" ? run.span : url.span;
    return [
      { code: "single-brace-variable", severity: "error", confidence: "certain", message, span },
    ];
  }
  return [];
}

/** A shell, where only double quotes interpolate. */
const inDoubleQuotes: Filling = {
  mark: /\$(?:[a-z_]\w*|\{[a-z_]\w*\})/.source,
  toFill: () => l10n.t("Use double quotes."),
};

/** Laravel removes a placeholder in braces that has no value. */
function inText(written: string, client: Client): string {
  return client === "laravelHttp" && written.startsWith("{")
    ? l10n.t("{0} is left out of the address: nothing fills it in.", written)
    : l10n.t("{0} is sent as it stands: nothing fills it in.", written);
}

function unfilled(written: string, isSecret: boolean): string {
  return isSecret
    ? l10n.t("What stands in braces is sent as it stands: nothing fills it in.")
    : l10n.t("{0} is no variable: the shell fills in {1}.", written, `$${written}`);
}

/**
 * Finds headers in shell scripts whose value has a name in capitals, like an environment variable, without its `$`.
 */
function inScript(request: HttpRequest): readonly Finding[] {
  const { form, headers, isAsWritten } = request;
  if (isAsWritten !== true || (form.kind !== "curl" && form.kind !== "command")) return [];
  return headers.flatMap(({ name, value }) => {
    if (value.kind !== "known") return [];
    const [written] = /(?<![{$#%])\{[A-Z][A-Z0-9_]+\}(?!\})/.exec(value.text) ?? [];
    if (written === undefined) return [];
    return [
      {
        code: "single-brace-variable",
        severity: "error",
        confidence: "certain",
        message: unfilled(written, mayBeSecret(written, name)),
        span: value.span,
      },
    ];
  });
}

/** A name in braces, as in guides and URL templates. */
const plainName = /(?<![{$#%])\{[a-z_][\w.]*\}(?!\})/.source;

/** A name in another language's interpolation. */
const signedName = /[#$]\{[a-z_]\w*\}/.source;

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

/** Whether the text in braces may be a secret; in headers for secrets, anything but a name. */
function mayBeSecret(written: string, header: string): boolean {
  return looksSecret(written) || (isSecretHeader(header) && !isVariableName(written.slice(1, -1)));
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
      ? l10n.t("What stands in single braces is sent as it stands: a variable is written {{name}}.")
      : l10n.t("{0} is sent as it stands: a variable is written {1}.", written, variable);
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
