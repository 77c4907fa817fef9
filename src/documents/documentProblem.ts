import { l10n } from "vscode";
import { visible } from "../intercom/visible.ts";
import type { Connection } from "../model/connection.ts";
import type { Description } from "../text/describeError.ts";

/** Why a document does not show its resource, told apart by what helps. */
export type DocumentProblem =
  /** Its connection has no token, or one that Intercom refuses. */
  | { readonly kind: "token" }
  /** Its connection is on this computer, but another one, or none, is active. */
  | { readonly kind: "inactive"; readonly connection: Connection }
  /** Its connection is not on this computer any more. */
  | { readonly kind: "gone" }
  | { readonly kind: "failed" };

/** What `DocumentProblem` says of a document that has no session to be read by. */
export type MissingConnection = Extract<DocumentProblem, { kind: "inactive" | "gone" }>;

/** Puts a missing connection into plain words. */
export function describeMissing(problem: MissingConnection): Description {
  return problem.kind === "gone"
    ? {
        message: l10n.t("The connection that this document came from no longer exists."),
        next: l10n.t("Connect to its workspace again. The document then reloads by itself."),
      }
    : {
        message: l10n.t(
          "The connection that this document came from is not active: {0}.",
          visible(problem.connection.name),
        ),
        next: l10n.t("Switch to it. The document then reloads by itself."),
      };
}
