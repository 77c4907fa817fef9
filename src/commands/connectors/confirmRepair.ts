import { l10n } from "vscode";
import { type PlannedChange, planRepair } from "../../connectors/planRepair.ts";
import type { Repair } from "../../connectors/repairOf.ts";
import { type Configurations, differ } from "../../model/configurations.ts";
import { ask, confirmOneOf } from "../../ui/ask.ts";
import type { Dependencies } from "../dependencies.ts";
import { askHeaderValues } from "./askHeaderValues.ts";

/** Asks for what a repair has to be told; undefined when nobody answered. */
export async function askPlan(
  label: string,
  repairing: Repair,
): Promise<PlannedChange | undefined> {
  const descriptions = new Map<string, string>();
  for (const [name, proposed] of repairing.descriptions) {
    const description = await ask({
      title: label,
      prompt: l10n.t("Describe the input {0}. People and Fin read this.", name),
      value: proposed,
      refuse: (text) =>
        text.trim() === "" ? l10n.t("Intercom requires a description.") : undefined,
    });
    if (description === undefined) return undefined;
    descriptions.set(name, description.trim());
  }
  const values = await askHeaderValues(label, repairing.questions);
  return values && planRepair(repairing, values, descriptions);
}

/** Shows the difference and asks once: for the draft alone, or for the draft and what is live. */
export async function confirmRepair(
  label: string,
  configurations: Configurations,
  { before, after, sentences }: PlannedChange,
  { previews }: Dependencies,
): Promise<"draft" | "publish" | undefined> {
  const { live } = configurations;
  await previews.compare(
    { name: l10n.t("{0} now.json", label), text: before },
    { name: l10n.t("{0} repaired.json", label), text: after },
    l10n.t("{0}, draft: now ↔ repaired", label),
  );
  const draftOnly = l10n.t("Repair Draft");
  const both = l10n.t("Repair Draft and Publish");
  const chosen = await confirmOneOf(l10n.t("Change the draft of {0}?", label), {
    detail: [
      ...sentences,
      ...(live !== undefined && differ(configurations)
        ? [
            l10n.t(
              "The draft has other changes that are not live yet. Publishing makes them live too.",
            ),
          ]
        : []),
    ].join("\n\n"),
    // Where more would be published than what is repaired, that is not what Enter does.
    actions:
      live === undefined
        ? [draftOnly]
        : differ(configurations)
          ? [draftOnly, both]
          : [both, draftOnly],
  });
  if (chosen === undefined) return undefined;
  return chosen === both ? "publish" : "draft";
}
