import { type Disposable, InlayHint, Range, type TextDocument, l10n, languages } from "vscode";
import { scheme } from "../contributions.ts";

/** Says beside each masked value of a Data Connector's configuration who masked it. */
export function registerMaskHints(): Disposable {
  return languages.registerInlayHintsProvider(
    { scheme, pattern: "/connectors/*/{draft,live}/*.json" },
    {
      provideInlayHints: (document, range) =>
        masksIn(document, range).map((offset) => {
          const hint = new InlayHint(document.positionAt(offset), l10n.t("masked by Intercom"));
          hint.paddingLeft = true;
          hint.tooltip = l10n.t(
            "Intercom never shows header values again. Anyone who changes the headers must enter every value again.",
          );
          return hint;
        }),
    },
  );
}

/** Where the masks end that stand in a part of a document, as offsets. */
function masksIn(document: TextDocument, { start, end }: Range): number[] {
  const before = document.offsetAt(start);
  const text = document.getText(new Range(start, end));
  return [...text.matchAll(/"\*{4}"/g)].map(({ index }) => before + index + '"****"'.length);
}
