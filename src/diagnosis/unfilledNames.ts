import * as l10n from "@vscode/l10n";
import { isSecretHeader, looksSecret } from "../intercom/secrets.ts";
import type { Client } from "../requests/client.ts";
import type { HttpRequest } from "../requests/httpRequest.ts";
import { type Filling, fillingOf } from "./filling.ts";
import type { Finding } from "./finding.ts";
import { isVariableName } from "./isVariableName.ts";

/** Clients that substitute names in a path, which their readers do not model; most fail where a value is missing. */
const fillsPaths: ReadonlySet<Client> = new Set<Client>([
  ...(["jaxRs", "springRestClient", "restTemplate", "webClient"] as const),
  ...(["micronaut", "restAssured"] as const),
]);

/** Clients whose templates have names in braces, which something else should have filled in: Retrofit is OkHttp's. */
const templates: ReadonlySet<Client> = new Set<Client>([
  "okhttp",
  "feign",
  "unirest",
  "resty",
  "req",
  "restSharp",
]);

/** Programs send their strings as written, unless they interpolate. */
export function inProgram(request: HttpRequest): readonly Finding[] {
  const { form, client, url } = request;
  if (request.isAsWritten !== true || url === undefined || fillsPaths.has(client)) return [];
  // The program only describes a Data Connector; Intercom sends its request.
  if (client === "dataConnector") return [];
  const own = form.kind === "code" ? fillingOf(form.language) : undefined;
  const filling = own ?? (request.urlKeepsNames === true ? inDoubleQuotes : undefined);
  // Code that may add headers may also fill in names, except in the notation of the language itself.
  if (!request.headersComplete && own?.isSigned !== true) return [];
  const others = !request.headersComplete ? [] : own === undefined ? [plainName] : bothNames;
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
    const isOfClient = written.startsWith("{") && templates.has(client);
    const message = isMarked && !isOfClient ? `${said} ${filling.toFill()}` : said;
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

/** Laravel and Feign remove a placeholder in braces that has no value. */
function inText(written: string, client: Client): string {
  return (client === "laravelHttp" || client === "feign") && written.startsWith("{")
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

/** Headers in shell scripts whose value has a name in capitals, like an environment variable, without its `$`. */
export function inScript(request: HttpRequest): readonly Finding[] {
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

/** The same, and a name in another language's interpolation. */
const bothNames = [/[#$]\{[a-z_]\w*\}/.source, plainName];

/** Whether the text in braces may be a secret; in headers for secrets, anything but a name. */
export function mayBeSecret(written: string, header: string): boolean {
  return looksSecret(written) || (isSecretHeader(header) && !isVariableName(written.slice(1, -1)));
}
