import * as l10n from "@vscode/l10n";
import { visible } from "../intercom/visible.ts";
import { shorten } from "../model/shorten.ts";
import type { LatestBy, LookUp } from "../model/lookUp.ts";

/** What is looked for, as the middle of a sentence: `PeteUserTrainingTopic with external_id "x"`. */
export function describeLookUp(lookUp: LookUp): string {
  const type = visible(lookUp.type);
  switch (lookUp.kind) {
    case "externalId":
      return l10n.t('{0} with external_id "{1}"', type, short(lookUp.value));
    case "id":
      return l10n.t('{0} with the id "{1}"', type, short(lookUp.value));
    case "contact":
      return l10n.t('{0} of the contact "{1}"', type, short(lookUp.value));
    case "conversation":
      return l10n.t('{0} of the conversation "{1}"', type, short(lookUp.value));
    case "latest":
      return l10n.t("the latest {0} by {1}", type, fieldOf(lookUp.by));
  }
}

/** Intercom's own name of a time. */
export function fieldOf(by: LatestBy): string {
  switch (by) {
    case "updatedAt":
      return "updated_at";
    case "createdAt":
      return "created_at";
    case "externalUpdatedAt":
      return "external_updated_at";
    case "externalCreatedAt":
      return "external_created_at";
  }
}

function short(value: string): string {
  return visible(shorten(value, 80));
}
