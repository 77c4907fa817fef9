import { type Disposable, Hover, MarkdownString, languages } from "vscode";
import { findingsOf } from "../diagnosis/findingsOf.ts";
import { addressOf } from "../diagnosis/sources.ts";
import type { DiagnosedDocuments } from "./diagnosedDocuments.ts";
import { shownRange } from "./diagnostics.ts";

/** Says why a rule objects and where it comes from; the problem's own text is shown by VS Code. */
export function registerFindingHover(documents: DiagnosedDocuments): Disposable {
  return languages.registerHoverProvider(
    { pattern: "**" },
    {
      async provideHover(document, position) {
        // Nobody waits for a hover: of a text that is being judged nothing is said.
        const found = documents.known(document);
        if (found === undefined) return undefined;
        const here = findingsOf(found.diagnosis).filter((finding) =>
          shownRange(document, finding).contains(position),
        );
        const [first] = here;
        if (first === undefined) return undefined;
        const { rules } = await import("../diagnosis/rules.ts");
        const codes = new Set(here.map(({ code }) => code));
        const contents = rules
          .filter(({ code }) => codes.has(code))
          .map(({ title, source }) => {
            // Appended as text: nothing in it is read as Markdown. The address is one of ours.
            const said = new MarkdownString().appendText(`${title}. ${source}`);
            const address = addressOf(source);
            return address === undefined ? said : said.appendMarkdown(` [${address}](${address})`);
          });
        return new Hover(contents, shownRange(document, first));
      },
    },
  );
}
