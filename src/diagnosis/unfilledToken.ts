import * as l10n from "@vscode/l10n";
import type { Client } from "../requests/client.ts";
import type { Header, HttpRequest } from "../requests/httpRequest.ts";
import { type Filling, fillingOf, foreignMark } from "./filling.ts";

/** A Terraform reference, or a shell variable, that is written as plain text. */
const inTerraform: Filling = {
  mark: /(?:(?:var|local|data|module|each)\.[a-z_]|\$[a-z_]).*/.source,
  toFill: () => l10n.t("Write it as ${NAME}."),
};

/** Frameworks that substitute placeholders in annotations. */
const filledByFramework: ReadonlySet<Client> = new Set([
  ...(["feign", "jaxRs", "springRestClient", "micronaut"] as const),
]);

/** A format string whose placeholder was never filled. */
const unformatted = /^bearer\s+%[sv]$/i;

/** Why a variable's name is sent instead of the token, as a sentence; undefined if it is filled in. */
export function unfilledToken(
  { value, keepsName }: Header,
  request: HttpRequest,
): string | undefined {
  const { form, client } = request;
  if (keepsName === true && form.kind !== "code") {
    return (value.runs ?? []).some(({ quote }) => quote === "single")
      ? l10n.t(
          "The variable's name is sent, not its value. Single quotes prevent expansion; use double quotes.",
        )
      : l10n.t(
          "The variable's name is sent, not its value. The character before it prevents expansion.",
        );
  }
  if (value.kind === "unknown" || (form.kind !== "code" && form.kind !== "hcl")) return undefined;
  const { text, runs = [] } = value;
  if (unformatted.test(text)) return l10n.t("The placeholder for the token is never filled in.");
  // In documentation, braces and capitals are placeholders for the reader.
  const isPlace = request.isExample === true && /^[Bb]earer\s+(?:\{[\w ]+\}|\$[A-Z_]+)$/.test(text);
  const own = isPlace ? undefined : form.kind === "hcl" ? inTerraform : fillingOf(form.language);
  const filling = filledByFramework.has(client) ? undefined : own;
  const isWritten = runs.every(({ variable }) => variable !== true);
  const isToken = (mark: string): boolean =>
    isWritten && new RegExp(`^bearer\\s+${mark}$`, "i").test(text);
  if (filling === undefined || !isToken(filling.markOfToken ?? filling.mark)) {
    if (filling !== undefined && form.kind === "code" && !isPlace && isToken(foreignMark))
      return l10n.t(
        "The variable's name is sent, not its value. This language writes variables differently.",
      );
    return keepsName === true
      ? l10n.t(
          "The variable's name is sent, not its value, because the shell does not expand it here. Let the program read its environment.",
        )
      : undefined;
  }
  return `${l10n.t("The variable's name is sent, not its value, because this string does not expand variables.")} ${filling.toFill()}`;
}
