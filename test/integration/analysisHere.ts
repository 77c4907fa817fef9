import type { Analysis } from "../../src/analysis/analyst.ts";
import { diagnoseText } from "../../src/analysis/diagnoseText.ts";
import { explainText } from "../../src/analysis/explainText.ts";

/** The tests judge no source code in this thread. */
const loadCode = (): Promise<never> => Promise.reject(new Error("There are no grammars here."));

/** The analysis in the thread of the tests: their bundle has no worker beside it. */
export const analysisHere: Analysis = {
  diagnose: (input) => diagnoseText(input, loadCode),
  explain: (input) => explainText(input, loadCode),
};
