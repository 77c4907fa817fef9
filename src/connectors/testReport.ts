import * as l10n from "@vscode/l10n";
import { parseJson } from "../intercom/json.ts";
import type { TransportResponse } from "../intercom/transport.ts";
import { cleanLines, fence, plain } from "../text/markdown.ts";
import { jsonDocument } from "../text/resourceDocument.ts";
import type { TestCheck } from "./judgeTest.ts";
import type { PlannedTest } from "./planTest.ts";

/** More of an answer is not read. UTF-16 units. */
const longestShown = 20_000;

/** A test for reading: what was checked, what was sent, what came. Markdown without secrets. */
export function testReport(
  name: string,
  { shown, notes }: PlannedTest,
  { status, body }: Pick<TransportResponse, "status" | "body">,
  checks: readonly TestCheck[],
): string {
  const failed = checks.filter(({ passed }) => !passed).length;
  const lines = [
    `# ${l10n.t("Test of {0}", plain(name))}`,
    "",
    failed === 0
      ? l10n.t("**All {0} checks passed.**", checks.length)
      : l10n.t("**{0} of {1} checks failed.**", failed, checks.length),
    "",
    ...checks.map(
      ({ passed, title, said }) =>
        `- ${passed ? l10n.t("Passed") : l10n.t("Failed")}: ${plain(title)}. ${plain(said)}`,
    ),
    "",
    `## ${l10n.t("Request")}`,
    "",
    ...fence("http", cleanLines(shown)),
    ...notes.map((note) => `- ${plain(note)}`),
    "",
    `## ${l10n.t("Response")}: ${status}`,
    "",
    ...fence("json", laidOut(body)),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function laidOut(body: string): string {
  const text = body.slice(0, longestShown);
  if (text.length < body.length) return cleanLines(text);
  try {
    const json: unknown = parseJson(body);
    return typeof json === "object" && json !== null
      ? cleanLines(jsonDocument(json).trimEnd())
      : cleanLines(body);
  } catch {
    return cleanLines(body);
  }
}
