import { diagnosedCode } from "../code/codeFindings.ts";

/** The errors and warnings in a document, in the order of their letters: the code, and the first line under it. */
export async function examplesFound(text: string): Promise<readonly string[]> {
  const { requests } = await diagnosedCode("markdown", text);
  return requests
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ code, span }) => `${code} @ ${firstLine(text.slice(span.start, span.end).trim())}`)
    .toSorted();
}

function firstLine(text: string): string {
  return text.split("\n", 1).join("");
}

/** A fence of a language. */
export function fenced(language: string, lines: readonly string[]): string {
  return ["```" + language, ...lines, "```", ""].join("\n");
}
