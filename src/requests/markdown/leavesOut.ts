/** The beginning of a comment that stands for omitted code. */
const ellipsis = /^[^\w:]*(?:\.{3}|…)/;
const omission = /^\W*(?:(?:code|rest|others?|remainder)\s+)?(?:omitted|snip(?:ped)?|left out)\b/i;

/** The beginning of a comment that shows a result, where dots do not stand for code. */
const result = /^(?:#|\/\/|\/\*|--)\s*(?:[=-]+>|→|⇒)/;

/** Comments about headers that are not shown. */
const ofHeaders = [
  /\bheaders?\b.*(?:\.{3}|…|\b(?:omitted|skipped|elided|left out|not shown)\b)/i,
  /\bheaders\b.*\b(?:above|before|earlier|previous|here|as usual)\b/i,
  /(?:\.{3}|…|\b(?:omit|omitted|omitting|same|other|further|more|remaining|additional|usual|common|rest of the)\b).*\bheaders?\b/i,
] as const;

/** Words by which a comment says the opposite: that nothing is omitted, or that omitting is a mistake. */
const nothing =
  /\b(?:no|if|when|without|never|needs?|requires?|missing|wrong|bad|forg[eo]t\w*|lacks?|fails?)\b/i;

const inSentence =
  /\bheaders\b.*\b(?:omitted|left out|elided|not shown)\b|\b(?:omit|omits|omitted|omitting|leav\w+ out)\b.*\bheaders\b/i;

/** How much of a comment is looked at. */
const longest = 300;

/** Whether a comment says that code is omitted. */
export function leavesOut(remark: string): boolean {
  const said = remark.slice(0, longest);
  if (result.test(said)) return false;
  return ellipsis.test(said) || omission.test(said) || leavesHeadersOut(said);
}

/** Whether a comment says that headers are omitted. */
export function leavesHeadersOut(remark: string): boolean {
  const said = remark.slice(0, longest);
  return ofHeaders.some((pattern) => pattern.test(said)) && !nothing.test(said);
}

/** Whether the line before or after an example says that its headers are omitted. */
export function isSaidAround(before: string, behind: string): boolean {
  const last = before.slice(-longest).trimEnd();
  const next = behind.slice(0, longest).trimStart();
  return [last.slice(last.lastIndexOf("\n") + 1), next.split("\n", 1).join("")].some(
    (line) => inSentence.test(line) && !nothing.test(line),
  );
}
