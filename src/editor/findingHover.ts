import { type Disposable, Hover, MarkdownString, languages } from "vscode";
import type { Finding } from "../diagnosis/finding.ts";
import { type DiagnosedDocuments, rangeOf } from "./diagnosedDocuments.ts";

/** Says why a rule objects and where it comes from; the problem's own text is shown by VS Code. */
export function registerFindingHover(documents: DiagnosedDocuments): Disposable {
  return languages.registerHoverProvider(
    { pattern: "**" },
    {
      async provideHover(document, position) {
        const found = documents.of(document);
        if (found === undefined) return undefined;
        const here = found.diagnosis.requests
          .flatMap(({ findings }) => findings)
          .filter(({ span }) => rangeOf(document, span).contains(position));
        const [first] = here;
        if (first === undefined) return undefined;
        const { rules } = await import("../diagnosis/rules.ts");
        const lines = here.flatMap(({ code }: Finding) => {
          const rule = rules.find((candidate) => candidate.code === code);
          return rule === undefined ? [] : [`${rule.title}. ${rule.source}`];
        });
        // Appended as text: nothing in it is read as Markdown.
        const contents = lines.map((line) => new MarkdownString().appendText(line));
        return new Hover(contents, rangeOf(document, first.span));
      },
    },
  );
}
