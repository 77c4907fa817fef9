import { assertsRefusal } from "./expectationIn.ts";
import { refusalStatuses } from "./refusalStatuses.ts";

/** A comparison of a status with one of a refusal, or with all errors. */
const isRefused = String.raw`(?:==[ \t]*${refusalStatuses}|>=[ \t]*400\b|>[ \t]*399\b)`;

/** An assertion after a request of a `.http` file: `?? status == 406`; or a script. */
const assertedLine = new RegExp(String.raw`^[ \t]*\?\?[ \t]*status[ \t]*${isRefused}`, "m");

/** The response line in a Hurl file, or an assertion about it. */
const hurlAnswer = new RegExp(
  String.raw`^[ \t]*(?:HTTP(?:\/[\d.]+)?[ \t]+${refusalStatuses}|status[ \t]*${isRefused})`,
  "m",
);

/** How many characters are looked at. */
const longest = 20_000;

/** Whether the text after a request of a `.http` file asserts a refusal. A recorded response asserts nothing. */
export function isRefusedInHttpFile(behind: string): boolean {
  const looked = behind.slice(0, longest);
  return assertedLine.test(looked) || assertsRefusal(looked);
}

/** The same for the response part of a Hurl entry. */
export function isRefusedInHurl(answer: string): boolean {
  return hurlAnswer.test(answer.slice(0, longest));
}
