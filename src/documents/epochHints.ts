import { Disposable, Hover, InlayHint, type TextDocument, Range, env, languages } from "vscode";
import { scheme } from "../contributions.ts";
import type { EpochSeconds } from "../text/epochSeconds.ts";
import { formatTime, relativeTime } from "../text/relativeTime.ts";

const selector = { scheme, language: "json" };

/** Shows the Unix seconds of a document as times: beside the number, and in full when pointed at. */
export function registerEpochHints(): Disposable {
  return Disposable.from(
    languages.registerInlayHintsProvider(selector, {
      async provideInlayHints(document, range) {
        const times = await timesOf(document);
        return times
          .map(({ offset, length, time }) => {
            const hint = new InlayHint(document.positionAt(offset + length), describe(time));
            hint.paddingLeft = true;
            return hint;
          })
          .filter(({ position }) => range.contains(position));
      },
    }),
    languages.registerHoverProvider(selector, {
      async provideHover(document, position) {
        const at = document.offsetAt(position);
        const times = await timesOf(document);
        const found = times.find(({ offset, length }) => at >= offset && at <= offset + length);
        return found && hoverOf(document, found);
      },
    }),
  );
}

async function timesOf(document: TextDocument): Promise<readonly EpochSeconds[]> {
  const { epochSeconds } = await import("../text/epochSeconds.ts");
  return epochSeconds(document.getText());
}

function hoverOf(document: TextDocument, { offset, length, time }: EpochSeconds): Hover {
  const range = new Range(document.positionAt(offset), document.positionAt(offset + length));
  const utc = new Date(time * 1_000).toISOString().replace(".000Z", "Z");
  return new Hover(
    [describe(time), utc, relativeTime(time, Date.now() / 1_000, env.language)],
    range,
  );
}

function describe(time: number): string {
  return formatTime(time, env.language);
}
