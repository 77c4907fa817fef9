import { refusalStatuses } from "../refusals/refusalStatuses.ts";
import type { Example } from "./examplesIn.ts";

const purpose = /(?:deliberately|intentionally|purposely)/.source;
const act = /(?:send|ask|call|request|trigger|provok|caus|omit|leav|us|mak|do|go)(?:e|es|s|ing)?/
  .source;

/** What is said of something that is done so that it fails, and of something else that is done on purpose. */
const meant = new RegExp(String.raw`\b${purpose} ${act}\b|\b${act}\b[^.;]{0,60} on purpose\b`, "i");
/** What is not meant, or what Intercom does, is something else. */
const denied = new RegExp(
  String.raw`(?:\b(?:not|never|nobody|(?:intercom|api|server|service|it) (?:${purpose}|${act}))|n't)\b[^,.;]{0,60}(?<=${purpose}|on purpose)`,
  "i",
);
const outcome = /\b(?:40[136]|415|refus\w+|reject\w+|errors?|fails?)\b/i;
const wrongAsMeant = new RegExp(
  String.raw`\b(?:${purpose} (?:wrong|invalid|faulty|incorrect|malformed|broken)|(?:wrong|invalid|faulty|incorrect|malformed|broken) on purpose)\b`,
  "i",
);

/** Whether a sentence of a paragraph says that what it shows is refused, and is meant to be. */
export function isMeantToFail(paragraph: string): boolean {
  return paragraph
    .split(/(?<=[.!?])\s+/)
    .some(
      (said) =>
        !said.endsWith("?") &&
        !denied.test(said) &&
        (wrongAsMeant.test(said) || (meant.test(said) && outcome.test(said))),
    );
}

const refusal = [
  /\b(?:refusals?|rejections?|negative (?:tests?|cases?|examples?))\b/i,
  /\berror (?:answers?|responses?|examples?|cases?)\b/i,
  /\b(?:an?|the|every|each) (?:refused|rejected) (?:request|call)\b/i,
  /^(?:asking|sending|calling|requesting)\b[^.?]{0,100} is (?:refused|rejected|answered with)\b/i,
];
/** Words of those who have a problem. */
const trouble =
  /\?|\b(?:I|we|our|my|us|me|you|your|why|help|fix|issues?|bugs?|problems?|since|suddenly)\b/i;

/** Whether a heading or a paragraph says that it is about what a refusal looks like. */
function isAboutRefusals(text: string): boolean {
  return !trouble.test(text) && refusal.some((each) => each.test(text));
}

const answer = new RegExp(
  String.raw`^\s*(?:HTTP\/[\d.]{1,3}[ \t]+${refusalStatuses}|\{[^]{0,300}"(?:media_type_not_acceptable|unauthorized)")`,
);

/** Whether the beginning of an example is the answer to a request that was refused. */
export function isRefusal(beginning: string): boolean {
  return answer.test(beginning);
}

/**
 * Whether an example shows, together with the answer behind it, what a refusal looks like. `said`: what is said of the
 * example.
 */
export function showsRefusal(said: readonly string[], next: Example | undefined): boolean {
  if (next?.isRefusal !== true || next.blocks.length > 1) return false;
  const [between] = next.blocks;
  if (between !== undefined && (between.level > 0 || trouble.test(between.text))) return false;
  return said.some(isAboutRefusals);
}
