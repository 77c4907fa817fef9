import type { Span } from "../../httpRequest.ts";

/** A here-document that `cat` pipes to a loop or group, which begins before the document and goes on after it. */
export interface PipedDocument extends Span {
  /** Where `cat` begins, and where its reader does. */
  readonly from: number;
  readonly reader: number;
  /** The offset after the document's last line. */
  readonly behind: number;
  /** Variables in it are not expanded. */
  readonly isLiteral: boolean;
  /** Opened by `<<-`: the tabs before its lines are none of its text. */
  readonly isIndented: boolean;
}

const opening =
  /^[ \t]*(cat[ \t]*<<(-?)[ \t]*(["']?)([A-Za-z_]\w*)\3[ \t]*\|[ \t]*)(?:(?:while|until|for|if)\b[^\n]{0,300}\b(?:do|then)|[{(])[ \t]*\r?\n/gm;

/** Finds such documents, which the grammar does not understand. */
export function pipedDocuments(text: string): readonly PipedDocument[] {
  const found: PipedDocument[] = [];
  for (const match of text.matchAll(opening)) {
    const [all, head = "", dash, quote, end = ""] = match;
    const start = match.index + all.length;
    const ending = new RegExp(`^${dash === "-" ? "\\t*" : ""}${end}\\r?$`, "m").exec(
      text.slice(start),
    );
    if (ending === null) continue;
    const from = match.index + all.indexOf("cat");
    found.push({
      ...{ start, end: start + ending.index, from, reader: from + head.length },
      ...{ behind: start + ending.index + ending[0].length },
      ...{ isLiteral: quote !== "", isIndented: dash === "-" },
    });
    if (found.length >= most) break;
  }
  return found;
}

const most = 50;

/** The script without them, at the same length. */
export function withoutDocuments(text: string): string {
  let left = "";
  for (const { from, reader, start, behind } of pipedDocuments(text)) {
    if (from < left.length) continue;
    left += text.slice(left.length, from) + " ".repeat(reader - from) + text.slice(reader, start);
    left += text.slice(start, behind).replace(/[^\n]/g, " ");
  }
  return left + text.slice(left.length);
}
