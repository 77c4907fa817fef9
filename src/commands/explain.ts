import { env, l10n } from "vscode";
import { cancellable } from "../ui/progress.ts";
import type { Dependencies } from "./dependencies.ts";

/** A text that people ask about. */
export interface Material {
  readonly text: string;
  /** What it is, as the middle of a sentence. */
  readonly origin: string;
  readonly languageId?: string | undefined;
  readonly fileName?: string | undefined;
  /** The Data Connector that it shows; `refused` where the run that it is about came after its last change. */
  readonly connector?: { readonly id: string; readonly refused: boolean } | undefined;
}

/** Opens the report on a text. */
export async function explain(
  { text, origin, languageId, fileName, connector }: Material,
  { reports, analysis, ruleContext, log }: Pick<Dependencies, Needed>,
): Promise<void> {
  const input = {
    text,
    origin,
    locale: env.language,
    hints: { languageId, fileName },
    options: {
      ...(await ruleContext()),
      ...(connector && { connector: { inputs: undefined, refused: connector.refused } }),
    },
  };
  const explanation = await cancellable(l10n.t("Diagnosing…"), (signal) =>
    analysis.explain(input, signal),
  );
  for (const { code, message } of explanation.failures) {
    log.error(`Rule ${code} failed: ${message}`);
  }
  await reports.show({ input, explanation, connector: connector?.id });
}

type Needed = "reports" | "analysis" | "ruleContext" | "log";
