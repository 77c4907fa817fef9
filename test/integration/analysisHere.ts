import type { Analysis } from "../../src/analysis/analyst.ts";
import { diagnoseText } from "../../src/analysis/diagnoseText.ts";
import { explainText } from "../../src/analysis/explainText.ts";

/** The analysis in the thread of the tests: their bundle has no worker beside it. */
export const analysisHere: Analysis = {
  diagnose: (input) => Promise.resolve(diagnoseText(input)),
  explain: (input) => Promise.resolve(explainText(input)),
};
