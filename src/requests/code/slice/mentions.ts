import { namesIn } from "./namesIn.ts";
import type { ProgramPart } from "./programParts.ts";

/** Names without what tells that they are members. */
const variable = /(?<!(?<!\.\.)\.|->|::|[@#\w\u0080-\uffff])[\w\u0080-\uffff]+/g;

/** A class that makes an object of itself without its name. */
const ownClass =
  /\bnew\s+(?:self|static)\b|\bcls\s*\(|\b(?:self|this)\.(?:class|constructor)\b|(?<![.\w])new\b(?!\s+[A-Z\\])/;

/** What is written for people, and addresses: its words are no names. */
const prose =
  /\bhttps?:\/\/[^\s"'`${}()<>]*|^[ \t]*(?:\/\/|#[ !]).*$|^[ \t]*(?:\/\*\*|\* ).*$|^[ \t]*(?:"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\')/gm;

const mayBeProse = /\/[/*]|# |#!|"""|\'\'\'/;

/** The names that a part of a program mentions. */
export function mentionsOf(part: ProgramPart, text: string): readonly string[] {
  const texts = codeOf(part, text);
  const makesOwn = part.home !== undefined && texts.some((each) => ownClass.test(each));
  return [...texts.flatMap(namesIn), ...(makesOwn ? part.home.names : [])];
}

/** Those that are written as variables are, not as members. */
export function variablesOf(part: ProgramPart, text: string): ReadonlySet<string> {
  return new Set(codeOf(part, text).flatMap((each) => each.match(variable) ?? []));
}

/** The texts of a part, without prose. */
export function codeOf(part: ProgramPart, text: string): readonly string[] {
  return textsOf(part, text).map((each) =>
    mayBeProse.test(each) ? each.replaceAll(prose, "") : each,
  );
}

/** The texts of a part, without those of the parts within it. */
export function textsOf({ start, end, inner }: ProgramPart, text: string): readonly string[] {
  const starts = [start, ...inner.map((each) => each.end)];
  return starts.map((from, index) => text.slice(from, inner[index]?.start ?? end));
}
