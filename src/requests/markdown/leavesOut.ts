/** How a remark begins that stands for what is left out. */
const ellipsis = /^[^\w:]*(?:\.{3}|…)/;
const omission = /^\W*(?:(?:code|rest|others?|remainder)\s+)?(?:omitted|snip(?:ped)?|left out)\b/i;

/** How a remark begins that shows what comes of a line: dots in it stand for more of that. */
const result = /^(?:#|\/\/|\/\*|--)\s*(?:[=-]+>|→|⇒)/;

/** What is said of headers that are not shown. */
const ofHeaders = [
  /\bheaders?\b.*(?:\.{3}|…|\b(?:omitted|skipped|elided|left out|not shown)\b)/i,
  /\bheaders\b.*\b(?:above|before|earlier|previous|here|as usual)\b/i,
  /(?:\.{3}|…|\b(?:omit|omitted|omitting|same|other|further|more|remaining|additional|usual|common|rest of the)\b).*\bheaders?\b/i,
] as const;

/** What says that nothing is left out, or that this is a mistake. */
const nothing =
  /\b(?:no|if|when|without|never|needs?|requires?|missing|wrong|bad|forg[eo]t\w*|lacks?|fails?)\b/i;

const inSentence =
  /\bheaders\b.*\b(?:omitted|left out|elided|not shown)\b|\b(?:omit|omits|omitted|omitting|leav\w+ out)\b.*\bheaders\b/i;

/** As much of a remark as is looked at. */
const longest = 300;

/** Whether a remark says that something of what it stands in is left out. */
export function leavesOut(remark: string): boolean {
  const said = remark.slice(0, longest);
  if (result.test(said)) return false;
  return ellipsis.test(said) || omission.test(said) || leavesHeadersOut(said);
}

/** Whether a remark says that headers are left out. */
export function leavesHeadersOut(remark: string): boolean {
  const said = remark.slice(0, longest);
  return ofHeaders.some((pattern) => pattern.test(said)) && !nothing.test(said);
}

/** Whether the last line before an example, or the first behind it, says that it is without its headers. */
export function isSaidAround(before: string, behind: string): boolean {
  const last = before.slice(-longest).trimEnd();
  const next = behind.slice(0, longest).trimStart();
  return [last.slice(last.lastIndexOf("\n") + 1), next.split("\n", 1).join("")].some(
    (line) => inSentence.test(line) && !nothing.test(line),
  );
}
