import { l10n } from "vscode";
import type { Outcome } from "../../connectors/applyChange.ts";
import type { DataConnector } from "../../intercom/dataConnector.ts";
import { visible } from "../../intercom/visible.ts";
import { describeError } from "../../text/describeError.ts";
import { resourceDocument } from "../../text/resourceDocument.ts";
import { alarm } from "../../ui/inform.ts";
import type { Dependencies } from "../dependencies.ts";

/** What an outcome is told with. */
export interface Told {
  /** The connector's name. */
  readonly label: string;
  /** The configuration as it was before. */
  readonly former: DataConnector;
  /** Plans and asks anew. */
  readonly again: () => Promise<void>;
}

/**
 * Tells everything but success, which is the caller's to tell: true for success. Where something is gone that was
 * there, the former configuration opens as a document before anything else is said.
 */
export async function tellOutcome(
  outcome: Outcome,
  { label, former, again }: Told,
  { previews, log }: Pick<Dependencies, "previews" | "log">,
): Promise<boolean> {
  const repeat = { title: l10n.t("Try Again…"), run: again };
  switch (outcome.kind) {
    case "verified":
      return true;
    case "changedMeanwhile":
      void alarm(
        l10n.t("Someone changed {0} after it was shown to you. Nothing was sent.", label),
        repeat,
      );
      return false;
    case "notApplied":
      void alarm(
        l10n.t(
          "{0} was not changed, because the change did not reach Intercom. {1}",
          label,
          reasonOf(outcome.failure),
        ),
        repeat,
      );
      return false;
    case "unknown":
      void alarm(
        l10n.t(
          "{0} may or may not have been changed: neither the response nor the connector could be read. {1} It is safe to try again, because it is read and compared first.",
          label,
          reasonOf(outcome.failure),
        ),
        repeat,
      );
      return false;
    case "wrong": {
      const text = resourceDocument(former);
      await previews.show({ name: l10n.t("{0} as it was.json", label), text });
      const parts = [
        ...(outcome.lacks.length === 0
          ? []
          : [l10n.t("Now missing: {0}.", outcome.lacks.map(visible).join(", "))]),
        ...(outcome.differs.length === 0
          ? []
          : [
              l10n.t("Different from what was sent: {0}.", outcome.differs.map(visible).join(", ")),
            ]),
      ].join(" ");
      log.error(`Read back: ${parts}`);
      void alarm(
        l10n.t(
          "{0} is not as it should be. {1} Its former configuration is open in an editor.",
          label,
          parts,
        ),
        repeat,
      );
      return false;
    }
  }
}

function reasonOf(failure: Extract<Outcome, { kind: "notApplied" }>["failure"]): string {
  return failure === undefined ? "" : describeError(failure.facts).message;
}
