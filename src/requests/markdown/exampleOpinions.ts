import { columnOpinions } from "./columnOpinions.ts";
import type { Example } from "./examplesIn.ts";
import { labelOf, type Opinion } from "./labelOf.ts";
import { beginsWithWrong, opinionIn } from "./opinionIn.ts";
import type { Block } from "./proseBlocks.ts";
import { isMeantToFail, showsRefusal } from "./refusalShown.ts";

/** A section that a place is in. */
interface Section {
  readonly level: number;
  readonly opinion: Opinion | undefined;
}

/** How many examples further on something is searched that is shown instead of one. */
const farthest = 3;

/** How many sections may stand between how something was and how it is now. */
const mostBetween = 2;

/** What the document around each of its examples thinks of it. */
export function exampleOpinions(examples: readonly Example[]): readonly (Opinion | undefined)[] {
  const headings = examples.flatMap(({ blocks }) => blocks.filter(({ level }) => level > 0));
  const inColumns = columnOpinions(examples.map(({ prose }) => prose));
  let sections: readonly Section[] = [];
  let past = 0;
  let isRighted = false;
  let heading = "";
  let lead: Opinion | undefined;
  return examples.map(({ blocks, language, opening }, index) => {
    for (const { level, text } of blocks) {
      if (level === 0) {
        isRighted ||= isGood(opinionIn(text));
        continue;
      }
      heading = text;
      const said = opinionIn(text);
      const opinion = said === "before" && isFollowed(headings, past) ? "wrong" : said;
      past++;
      sections = [...sections.filter((each) => each.level < level), { level, opinion }];
      isRighted = false;
    }
    const settled = (opinion: Opinion | undefined): Opinion | undefined =>
      opinion === "before" ? wrongIfReplaced(examples, index + 1) : opinion;
    // The same in another language has nothing between.
    const isAnother = blocks.length === 0 && examples[index - 1]?.language !== language;
    if (!isAnother) lead = settled(leadOf(blocks));
    const around = sections.findLast(({ opinion }) => opinion !== undefined)?.opinion;
    const isShown = showsRefusal([heading, paragraphBefore(blocks)], examples[index + 1]);
    return (
      labelOf(titleOf(opening)) ??
      inColumns[index] ??
      (isShown || isRefused(examples, index + 1) ? "wrong" : undefined) ??
      lead ??
      (isRighted ? undefined : settled(around))
    );
  });
}

function isGood(opinion: Opinion | undefined): boolean {
  return opinion === "right" || opinion === "after";
}

/** Whether the section of a heading is followed by one about how something is now, perhaps after others. */
function isFollowed(headings: readonly Block[], index: number): boolean {
  const level = headings[index]?.level ?? 0;
  const [said] = headings
    .slice(index + 1)
    .filter((next) => next.level <= level)
    .slice(0, mostBetween + 1)
    .flatMap(({ text }) => labelOf(text) ?? []);
  return isGood(said);
}

/** How something was is wrong where one of the next examples is shown as how it is now. */
function wrongIfReplaced(examples: readonly Example[], next: number): Opinion | undefined {
  for (const { blocks } of examples.slice(next, next + farthest)) {
    for (const [index, { text, level }] of blocks.entries()) {
      if (level > 0) return isGood(labelOf(text)) ? "wrong" : undefined;
      const opinion = index === blocks.length - 1 ? opinionIn(text) : labelOf(text);
      if (opinion !== undefined) return isGood(opinion) ? "wrong" : undefined;
    }
  }
  return undefined;
}

/** What the paragraph before an example says of it, or else a label before that. */
function leadOf(blocks: readonly Block[]): Opinion | undefined {
  const paragraphs = blocks.slice(blocks.findLastIndex(({ level }) => level > 0) + 1);
  const before = paragraphs.at(-1)?.text ?? "";
  const said = isMeantToFail(before) ? "wrong" : opinionIn(before);
  if (said !== undefined) return said;
  const labelled = paragraphs.findLast(({ text }) => labelOf(text) !== undefined);
  return labelled === undefined ? undefined : labelOf(labelled.text);
}

/** The paragraph right before an example, within its section. */
function paragraphBefore(blocks: readonly Block[]): string {
  const last = blocks.at(-1);
  return last?.level === 0 ? last.text : "";
}

/** Whether the paragraph behind an example says that it was wrong, and not that the next one is. */
function isRefused(examples: readonly Example[], next: number): boolean {
  const [{ level, text } = { level: 0, text: "" }, ...more] = examples[next]?.blocks ?? [];
  if (level > 0 || labelOf(text) !== undefined || !beginsWithWrong(text)) return false;
  const isBeforeAnother = more.length === 0 && next < examples.length - 1;
  return isBeforeAnother ? isGood(opinionIn(text)) : !text.endsWith(":");
}

/** The title, or the kind of example, that the opening of a fence gives. */
function titleOf(opening: string): string {
  const [, title] = /\btitle=["']?([^"'\n]{1,100})/.exec(opening) ?? [];
  return title ?? /\bexample-(good|bad)\b/.exec(opening)?.[1] ?? "";
}
