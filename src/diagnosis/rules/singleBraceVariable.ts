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

/** `{name}` that is not part of `{{name}}` or of a shell's `${name}`; in n8n names begin with a sign of their own. */
const singleBrace =
  /(?<![{$])\{(\s{0,5}(?:[A-Za-z_][\w.]*|\$(?:json|node|input|env|vars)\b[^{}]{0,200}))\}(?!\})/g;

/** A template variable in single braces is sent as it stands. */
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

/** Who fills in `{{name}}`; elsewhere braces are a placeholder of documentation, or the shell's own. */
function inUrl(request: HttpRequest): readonly Finding[] {
  const { client, doubleBraces, url } = request;
  if (!/^(?:dataConnector|n8n)$/.test(client) && doubleBraces !== true) return [];
  if (url?.kind !== "known") return [];
  const { text, span } = url;
  return finding(text, span, (start, end) => [
    replaceAt(text, start, end, `{${text.slice(start, end)}}`),
  ]);
}

/** Clients that put values in the places of names in a path, of which those that read them do not tell. */
const fillsPaths: ReadonlySet<Client> = new Set<Client>([
  ...(["feign", "jaxRs", "springRestClient", "restTemplate", "webClient", "unirest"] as const),
  ...(["req", "micronaut", "restAssured"] as const),
]);

/** A program sends what is written in its texts, but where they fill variables in. */
function inProgram(request: HttpRequest): readonly Finding[] {
  const { form, client, url } = request;
  if (request.isAsWritten !== true || url === undefined || fillsPaths.has(client)) return [];
  // Intercom sends it, not the program that describes it.
  if (client === "dataConnector") return [];
  // Whoever may add headers on the way may fill names in, too.
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

/** A shell. */
const inDoubleQuotes: Filling = {
  mark: /\$(?:[a-z_]\w*|\{[a-z_]\w*\})/.source,
  toFill: () => l10n.t("Use double quotes."),
};

/** Laravel leaves out what stands in braces and has no value. */
function inText(written: string, client: Client): string {
  return client === "laravelHttp" && written.startsWith("{")
    ? l10n.t("{0} is left out of the URL because nothing fills it in.", written)
    : l10n.t("{0} is sent literally because nothing fills it in.", written);
}

function unfilled(written: string, isSecret: boolean): string {
  return isSecret
    ? l10n.t("The text in braces is sent literally because nothing fills it in.")
    : l10n.t(
        "{0} is not a shell variable and is sent literally. Write {1}.",
        written,
        `$${written}`,
      );
}

/** A header of a command in a script with a name in capitals, as variables of the environment have, without its sign. */
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

/** A name in braces, as guides and templates of addresses write it. */
const plainName = /(?<![{$#%])\{[a-z_][\w.]*\}(?!\})/.source;

/** A name as other languages write it. */
const signedName = /[#$]\{[a-z_]\w*\}/.source;

/** A table of headers in a guide tells what belongs there in whatever braces. */
function inHeaders(request: HttpRequest): readonly Finding[] {
  if (request.doubleBraces !== true) return [];
  return request.headers.flatMap((header) => {
    const { value } = header;
    const text = value.kind === "known" ? value.text : value.source;
    const changed = (start: number, end: number): readonly Change[] =>
      value.kind === "known" && isPlain(value)
        ? [
            // The value is not repeated: a secret may stand beside the name.
            { kind: "insertInHeader", header, at: start, text: "{" },
            { kind: "insertInHeader", header, at: end, text: "}" },
          ]
        : [];
    return finding(text, value.span, changed, (written) => mayBeSecret(written, header.name));
  });
}

/** Whether what stands in braces may be a secret: where secrets belong, all but names are. */
function mayBeSecret(written: string, header: string): boolean {
  return looksSecret(written) || (isSecretHeader(header) && !isVariableName(written.slice(1, -1)));
}

/** Whether a value is written there letter for letter: a field for the token alone has only a part of it. */
function isPlain({ runs = [] }: Value): boolean {
  return runs.every(
    ({ length, span, filled }) => filled === undefined && length === span.end - span.start,
  );
}

/** What is said of a text, and what `changed` makes of the names in it; what may be a secret is not repeated. */
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
