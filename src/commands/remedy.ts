import { l10n } from "vscode";
import { type ErrorKind, IntercomError } from "../intercom/errors.ts";
import type { Remedy } from "../ui/showError.ts";
import type { Dependencies } from "./dependencies.ts";
import { explain } from "./explain.ts";
import { failedCall } from "./failedCall.ts";
import { replaceTokenThen } from "./replaceTokenThen.ts";

/** What often passes, or is repaired outside of VS Code. */
const worthRepeating: ReadonlySet<ErrorKind> = new Set([
  ...(["rateLimited", "server", "network", "proxy", "tls", "timeout"] as const),
]);

/** What one click does about a failed call: a refused token is replaced and the call repeated, a 406 is explained. */
export function remedyOf(
  error: unknown,
  again: () => Promise<void>,
  dependencies: Dependencies,
): Remedy | undefined {
  if (!(error instanceof IntercomError)) return undefined;
  if (worthRepeating.has(error.kind)) return { title: l10n.t("Try Again"), run: again };
  const connection = dependencies.active.current?.connection;
  if (error.kind === "notAcceptable") {
    const material = failedCall(error.facts, connection?.region);
    return { title: l10n.t("Explain…"), run: () => explain(material, dependencies) };
  }
  if (error.kind !== "unauthorized" || connection === undefined) return undefined;
  if (connection.region === "sample") return undefined;
  const lacking = ["token_not_kept", "token_missing"].includes(error.facts.code ?? "");
  return {
    title: lacking ? l10n.t("Enter Token…") : l10n.t("Replace Token…"),
    run: () => replaceTokenThen(again, connection, dependencies),
  };
}
