import { assertsRefusal } from "./expectations.ts";
import { refusalStatuses } from "./refusalStatuses.ts";

/** What follows a request of a `.http` file and has to be true: `?? status == 406`, or a script. */
const assertedLine = new RegExp(
  String.raw`^[ \t]*\?\?[ \t]*status[ \t]*==[ \t]*${refusalStatuses}`,
  "m",
);

/** The line of an answer in Hurl, or what is asserted of it. */
const hurlAnswer = new RegExp(
  String.raw`^[ \t]*(?:HTTP(?:\/[\d.]+)?[ \t]+|status[ \t]*==[ \t]*)${refusalStatuses}`,
  "m",
);

/** As much as is looked at. */
const longest = 20_000;

/** Whether what stands behind a request of a `.http` file expects that it is refused. */
export function isRefusedInHttpFile(behind: string): boolean {
  const looked = behind.slice(0, longest);
  return assertedLine.test(looked) || assertsRefusal(looked);
}

/** The same of an answer in Hurl, from its line on. */
export function isRefusedInHurl(answer: string): boolean {
  return hurlAnswer.test(answer.slice(0, longest));
}
