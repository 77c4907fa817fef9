import { assertsRefusal } from "./expectationIn.ts";
import { refusalStatuses } from "./refusalStatuses.ts";

/** Of a status: one of those, or all that say that something is wrong. */
const isRefused = String.raw`(?:==[ \t]*${refusalStatuses}|>=[ \t]*400\b|>[ \t]*399\b)`;

/** What follows a request of a `.http` file and has to be true: `?? status == 406`, or a script. */
const assertedLine = new RegExp(String.raw`^[ \t]*\?\?[ \t]*status[ \t]*${isRefused}`, "m");

/** The line of an answer in Hurl, or what is asserted of it. */
const hurlAnswer = new RegExp(
  String.raw`^[ \t]*(?:HTTP(?:\/[\d.]+)?[ \t]+${refusalStatuses}|status[ \t]*${isRefused})`,
  "m",
);

/** As much as is looked at. */
const longest = 20_000;

/**
 * Whether what stands behind a request of a `.http` file asserts that it is refused. An answer that is kept there
 * asserts nothing: people show what went wrong.
 */
export function isRefusedInHttpFile(behind: string): boolean {
  const looked = behind.slice(0, longest);
  return assertedLine.test(looked) || assertsRefusal(looked);
}

/** The same of an answer in Hurl, from its line on. */
export function isRefusedInHurl(answer: string): boolean {
  return hurlAnswer.test(answer.slice(0, longest));
}
