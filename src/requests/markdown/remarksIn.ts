import { labelOf, type Opinion } from "./labelOf.ts";
import { beginsWithWrong } from "./opinionIn.ts";

/** What a comment thinks of the code around it. */
export interface Remark {
  readonly start: number;
  /** It stands behind code, and is about that line alone. */
  readonly isBehind: boolean;
  readonly opinion: Opinion;
}

/** Comments of any language: a block, lines that begin with a mark, or the end of a line. */
const comments =
  /^[ \t]*(?:\/\*[^]{0,1000}?\*\/|(?<mark>\/\/+|#+|<!--)[^\n]*(?:\n[ \t]*\k<mark>[^\n]*){0,20})|[ \t](?<behind>(?:\/\/+|#+|\/\*)[ \t][^\n]*)/gm;

/** The comments of an example that think something of it, in order. */
export function remarksIn(code: string): readonly Remark[] {
  const remarks = [...code.matchAll(comments)].flatMap(({ index: start, 0: comment, groups }) => {
    const opinion = opinionOf(comment);
    const isBehind = groups?.["behind"] !== undefined;
    return opinion === undefined ? [] : [{ start, isBehind, opinion }];
  });
  const last = remarks.findLastIndex(({ opinion }) => opinion === "after" || opinion === "right");
  return remarks.map((remark, index) =>
    remark.opinion === "before" && index < last ? { ...remark, opinion: "wrong" } : remark,
  );
}

function opinionOf(comment: string): Opinion | undefined {
  const text = comment
    .replaceAll("’", "'")
    .replaceAll(/^[ \t]*(?:\/[/*]+|\*+(?!\/)|#+|<!--)|(?:\*+\/|-->)/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return beginsWithWrong(text) ? "wrong" : labelOf(text);
}
