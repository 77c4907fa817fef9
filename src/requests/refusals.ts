import { assertsRefusal } from "./expectations.ts";
import { refusalStatuses } from "./refusalStatuses.ts";

/** Of a status: one of those, or all that say that something is wrong. */
const isRefused = String.raw`(?:==[ \t]*${refusalStatuses}|>=[ \t]*400\b|>[ \t]*399\b)`;

/** What follows a request of a `.http` file and has to be true: `?? status == 406`, or a script. */
const assertedLine = new RegExp(String.raw`^[ \t]*\?\?[ \t]*status[ \t]*${isRefused}`, "m");

/** The answer that a file keeps beneath a request. */
const answerBeneath = new RegExp(String.raw`^HTTP/[\d.]{1,4}[ \t]+${refusalStatuses}`, "m");

/** The line of an answer in Hurl, or what is asserted of it. */
const hurlAnswer = new RegExp(
  String.raw`^[ \t]*(?:HTTP(?:\/[\d.]+)?[ \t]+${refusalStatuses}|status[ \t]*${isRefused})`,
  "m",
);

/** As much as is looked at. */
const longest = 20_000;

/**
 * Whether what stands behind a request of a `.http` file expects that it is refused; `keepsAnswers` says that an
 * answer there is the one that it is to get.
 */
export function isRefusedInHttpFile(behind: string, keepsAnswers: boolean): boolean {
  const looked = behind.slice(0, longest);
  if (keepsAnswers && answerBeneath.test(looked)) return true;
  return assertedLine.test(looked) || assertsRefusal(looked);
}

/** The same of an answer in Hurl, from its line on. */
export function isRefusedInHurl(answer: string): boolean {
  return hurlAnswer.test(answer.slice(0, longest));
}
