/** With which Intercom refuses what is wrong with a request. */
const statuses = /\b(?:401|403|406|415)\b/.source;
const refusal = new RegExp(`^${statuses}$`);

/** How a test in JavaScript says that an answer has to refuse its request. */
export const assertedRefusal = new RegExp(
  String.raw`\b(?:expect|assert(?:\.(?!not)\w+)?|should|t\.(?!not)\w+|have\.status|test\.status)\((?![^;\n]*(?:\bnot\b|!==?))[^;\n]*${statuses}`,
);

/** What follows a request of a `.http` file and has to be true: `?? status == 406`, or a script. */
const assertedLine = new RegExp(String.raw`^[ \t]*\?\?[ \t]*status[ \t]*==[ \t]*${statuses}`, "m");

/** The line of an answer in Hurl, or what is asserted of it. */
const hurlAnswer = new RegExp(
  String.raw`^[ \t]*(?:HTTP(?:\/[\d.]+)?[ \t]+|status[ \t]*==[ \t]*)${statuses}`,
  "m",
);

/** As much as is looked at. */
const longest = 20_000;

/** Whether a script of tests expects a refusal. */
export function assertsRefusal(script: string): boolean {
  return assertedRefusal.test(script.slice(0, longest));
}

/** Whether what stands behind a request of a `.http` file expects that it is refused. */
export function isRefusedInHttpFile(behind: string): boolean {
  const looked = behind.slice(0, longest);
  return assertedLine.test(looked) || assertsRefusal(looked);
}

/** The same of an answer in Hurl, from its line on. */
export function isRefusedInHurl(answer: string): boolean {
  return hurlAnswer.test(answer.slice(0, longest));
}

/** Whether a status says that a request was refused. */
export function isRefusal(status: string): boolean {
  return refusal.test(status);
}
