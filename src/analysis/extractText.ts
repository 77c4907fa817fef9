import { codeLanguages } from "../requests/code/codeLanguages.ts";
import { extractRequests } from "../requests/extract.ts";
import type { Extraction } from "../requests/extraction.ts";
import { type TextHints, withInterpreter } from "../requests/textHints.ts";
import type { LoadCode } from "./codeLoader.ts";
import { type Doing, unhurried } from "./withinTime.ts";

/** As `extractRequests`, with the grammars loaded that the text needs. */
export async function extractText(
  text: string,
  given: TextHints,
  loadCode: LoadCode,
  doing: Doing = unhurried,
): Promise<Extraction> {
  const hints = withInterpreter(text, given);
  const languages = doing(() => codeLanguages(text, hints));
  const code = languages.length === 0 ? undefined : await loadCode(languages);
  return doing(() => extractRequests(text, hints, code));
}
