import { labelOf, type Opinion } from "./labelOf.ts";

const noun =
  /(?:code|examples?|snippets?|samples?|calls?|requests?|commands?|versions?|way|ones?|functions?|scripts?)/
    .source;
const example = [
  /(?:this|that|it|these|those|both)/.source,
  String.raw`(?:this|these|those|the (?:following|above|next|first|second|last)) ${noun}`,
  String.raw`the (?:code|examples?|snippets?|samples?)(?: (?:above|below|there))?`,
].join("|");
const judged = [
  /(?:wrong|incorrect)\b|bad(?=$| (?:because|since|as|practice|style|idea|code)\b)/.source,
  /not (?:right|correct|ok|okay|allowed|how (?:you|we|to))\b/.source,
  /an? (?:[\w-]+ )?(?:mistake|anti-?pattern)\b/.source,
].join("|");

const not =
  /(?:do(?:es)?n't|(?:do|should|must|may) not|(?:should|must)n't|cannot|can't|never|(?:nobody|no one) should|avoid)/
    .source;
const likeThis = /(?:[\w'-]+ ){1,6}?(?:like (?:this|that)(?: one)?|(?:this|that) way)/.source;
const doThis = [
  /(?:(?:ever|please|just) )?(?:do|write|copy|try|imitate|repeat|use|doing|writing|copying|using)/,
  /(?:this|that|these|the following|such code|(?:this|that|the) (?:code|example|snippet)(?: (?:above|below))?|(?<=(?:do|write|copy|imitate|repeat) )(?:it|them))/,
]
  .map(({ source }) => source)
  .join(" ");

/** Sentences, or parts of them, that say of an example that it is wrong. */
const wrong = [
  // "This is plainly wrong", "the following code is not correct"
  new RegExp(
    String.raw`\b(?:(?:${example}) (?:is|are|was|were)|(?:it|that|this)'s) (?:(?:also|plainly|simply|just|still|all|clearly|completely|so) )?(?:${judged})`,
    "i",
  ),
  // "Do not call it like this", "nobody should ever do this". More words make it another sentence: "… in a browser".
  new RegExp(
    String.raw`\b${not}(?! (?:have|need)) (?:${likeThis}|${doThis})(?: (?:again|any ?more|any longer|ever|please))?$`,
    "i",
  ),
  /^(?:an?|the|one|another) (?:very )?(?:common|frequent|typical|classic|usual|easy|popular) (?:mistake|pitfall)\b/i,
  /\bhow not to\b|\bnot (?:like this|this way)$|\b(?:the|a) wrong way\b|^what (?:[\w'-]+ ){1,5}(?:should|must) (?:not|never) look\b|^(?:instead of|rather than)(?: (?:this|that|writing|using))?$/i,
];

/** The beginning of what forbids something, which may be what is shown, or something that people could do with it. */
const order =
  /^(?:please )?(?:do(?:n't| not)|never|avoid|stop) (?!forget|worry|miss|hesitate|be\b)/i;

/** What makes a sentence speak of something that may be, or asks. */
const doubt = /\b(?:if|when|whether|unless|in case|what|why|nothing|not sure)\b/i;

/** Words that recommend an example, or say that it is right. */
const right = [
  /\binstead\b(?! of)/i,
  /\b(?:right|correct|correctly|better|good|fine|works|recommended)\b/i,
];

/** What people are to do. It may be shown, or may be what is wrong about what is shown. */
const advice = [
  /^(?:(?:please|always|then|so|now|just|and|but|do) )?(?:use|write|send|set|add|call|pass|run|make|try|give|fetch|ask|prefer|put|create|replace|check|copy|get|do|name)\b(?! not\b)/i,
  /\b(?:like (?:this|so)|this way|do this|as follows)\b/i,
];
const denied = /(?:\b(?:not|never|no|looks?|looked|seems?|seemed|nobody)|n't)\b/i;

/** The opinion of the example behind a paragraph that the paragraph says. */
export function opinionIn(paragraph: string): Opinion | undefined {
  const label = labelOf(paragraph);
  const [first = "", ...later] = sentences(paragraph);
  if (label !== undefined && label !== "before") {
    return later.some((each) => /\binstead\b(?! of)/i.test(each)) ? "right" : label;
  }
  const said = [first, ...later].flatMap(partsOf);
  if (said.includes("wrong")) return said.at(-1) === "wrong" ? "wrong" : "right";
  if (said.includes("right")) return "right";
  return label ?? (order.test(paragraph) ? "before" : undefined);
}

/** Whether the first sentence of a text says that something is wrong. */
export function beginsWithWrong(text: string): boolean {
  const [first = ""] = sentences(text);
  return partsOf(first).includes("wrong");
}

function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/);
}

function partsOf(sentence: string): readonly ("wrong" | "right" | "advice")[] {
  if (sentence.endsWith("?")) return [];
  return sentence.split(/[,:;()–—]\s+|[.!:;)]+$/).flatMap((part) => {
    const said = part.trim();
    const at = wrong.map((each) => each.exec(said)?.index).find((index) => index !== undefined);
    if (at !== undefined) return doubt.test(said.slice(0, at)) ? [] : "wrong";
    if (denied.test(said)) return [];
    if (right.some((each) => each.test(said))) return "right";
    return advice.some((each) => each.test(said)) ? "advice" : [];
  });
}
