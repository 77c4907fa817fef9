import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A snippet with what is true of it. */
export interface CodeCase {
  readonly languageId: string;
  readonly name: string;
  readonly text: string;
  /** As `codeFindings` writes them. */
  readonly findings: readonly string[];
  /** Lines that the fixes write, each made for itself. */
  readonly written: readonly string[];
}

const folder = join(import.meta.dirname, "../../../fixtures/code");

/** Every snippet of test/fixtures/code; how they are written is said there. */
export function codeCases(): readonly CodeCase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .flatMap((file) => {
      const languageId = file.replace(".txt", "");
      const sections = readFileSync(join(folder, file), "utf8").split(/^=== /m).slice(1);
      return sections.map((section) => caseOf(languageId, section));
    });
}

function caseOf(languageId: string, section: string): CodeCase {
  const [name = "", ...lines] = section.split("\n");
  const marked = (mark: string): readonly string[] =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
  const code = lines.filter((line) => !/^(?:!!!|\+\+\+) /.test(line)).join("\n");
  return {
    ...{ languageId, name, text: `${code.trimEnd()}\n` },
    ...{ findings: marked("!!! "), written: marked("+++ ") },
  };
}
