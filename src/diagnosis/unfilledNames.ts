import * as l10n from "@vscode/l10n";
import { isSecretHeader, looksSecret } from "../intercom/secrets.ts";
import type { Client } from "../requests/client.ts";
import type { HttpRequest } from "../requests/httpRequest.ts";
import { type Filling, fillingOf } from "./filling.ts";
import type { Finding } from "./finding.ts";
import { isVariableName } from "./isVariableName.ts";

/** Clients that put values in the places of names in a path, of which those that read them do not tell. */
const fillsPaths: ReadonlySet<Client> = new Set<Client>([
  ...(["feign", "jaxRs", "springRestClient", "restTemplate", "webClient", "unirest"] as const),
  ...(["req", "micronaut", "restAssured"] as const),
]);

/** A program sends what is written in its texts, but where they fill variables in. */
export function inProgram(request: HttpRequest): readonly Finding[] {
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

/** A name in braces, as guides and templates of addresses write it. */
const plainName = /(?<![{$#%])\{[a-z_][\w.]*\}(?!\})/.source;

/** A name as other languages write it. */
const signedName = /[#$]\{[a-z_]\w*\}/.source;

/** Whether what stands in braces may be a secret: where secrets belong, all but names are. */
export function mayBeSecret(written: string, header: string): boolean {
  return looksSecret(written) || (isSecretHeader(header) && !isVariableName(written.slice(1, -1)));
}
