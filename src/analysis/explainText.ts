import { type Diagnosis, diagnose } from "../diagnosis/diagnose.ts";
import { isReplayable } from "../diagnosis/isReplayable.ts";
import { longest } from "../requests/extract.ts";
import { repairedText } from "../text/repairedText.ts";
import { report } from "../text/report.ts";
import type { LoadCode } from "./codeLoader.ts";
import { extractText } from "./extractText.ts";
import type { ExplainInput, Explanation } from "./jobs.ts";

/** Judges a text that people ask about, and writes the report on it. */
export async function explainText(
  { text, hints, options, origin, locale, probe }: ExplainInput,
  loadCode: LoadCode,
): Promise<Explanation> {
  const judge = async (part: string): Promise<Diagnosis> =>
    diagnose(await extractText(part, hints, loadCode), { ...options, asked: true });
  const diagnosis = await judge(text);
  const repaired = repairedText(text, diagnosis.requests);
  const stopped = diagnosis.cutOff
    ? { characters: longest, line: text.slice(0, longest).split("\n").length, locale }
    : undefined;
  // A connector is repaired in Intercom, not where its JSON is pasted.
  const pasted = options.connector === undefined ? repaired : undefined;
  const { text: markdown, snippets } = report({
    ...{ diagnosis, origin, stopped, probe },
    repaired: pasted,
  });
  const index = diagnosis.requests.findIndex(({ request }) => isReplayable(request));
  const before = diagnosis.requests[index]?.request;
  // A repair adds and takes away parts of requests, never a request: their order stays.
  const after =
    repaired === undefined || !before ? before : (await judge(repaired)).requests[index]?.request;
  return {
    markdown,
    repaired: pasted,
    snippets,
    replay: before && { before, after: after ?? before },
    failures: diagnosis.failures,
  };
}
