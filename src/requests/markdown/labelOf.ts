/**
 * What a document thinks of an example. `before` and `after`: of how something was and is now, which says that it was
 * wrong where both are shown.
 */
export type Opinion = "wrong" | "right" | "before" | "after";

/** What may follow a label. Other words make it part of a sentence: `wrong token`, `before you start`. */
const end = /(?=\s*(?:$|[:,.;!(–—]|-\s|(?:because|since|as)\b))/.source;
const endOfOrder = /(?=\s*(?:$|[:(–—]|-\s))/.source;
const kind =
  /(?:\s+(?:way|examples?|code|samples?|snippets?|practices?|approach|style|usage|patterns?|solution)){0,2}/
    .source;
const change = /(?:\s+(?:the|this)\s+(?:change|fix))?/.source;
const thing =
  /(?:\s+(?:code|requests?|calls?|clients?|commands?|versions?|implementation|functions?|helper|scripts?|snippet|query|config(?:uration)?)){1,2}/
    .source;
const thatThing = /(?:the\s+)?(?:code|request|call|client|command)\s+that/.source;
const this_ = /(?:\s+(?:this|that|the following))?/.source;

/** Labels at the beginning of a text. */
const labels: readonly (readonly [Opinion, RegExp])[] = [
  ["wrong", /^(?:[❌✗✘✖🚫⛔👎🛑]|:(?:x|no_entry(?:_sign)?|-1):)/u],
  ["right", /^(?:[✅✓✔👍]|:(?:white_check_mark|heavy_check_mark|\+1):)/u],
  [
    "wrong",
    labelled(
      String.raw`(?:(?:the|an?)\s+)?(?:wrong|bad|incorrect|invalid|non-?compliant|not recommended|discouraged)${kind}${end}`,
      String.raw`examples? of (?:wrong|bad|incorrect|invalid)${kind}\b`,
      String.raw`anti-?patterns?${end}|(?:how|what) not to(?:\s+\w+){0,3}${end}|no:?$`,
      String.raw`(?:do(?:n't| not)(?:\s+(?:do|write|use|copy|send|call))?|never|avoid)${endOfOrder}`,
    ),
  ],
  [
    "right",
    labelled(
      String.raw`(?:(?:the|an?)\s+)?(?:right|correct|good|better|best|proper|valid|compliant|recommended|preferred)${kind}${end}`,
      String.raw`examples? of (?:right|good|correct|valid)${kind}\b|how to(?:\s+\w+){0,3}${end}|(?:yes|ok):?$`,
      String.raw`(?:do|instead|prefer|write|use|works?|working)${end}`,
    ),
  ],
  [
    "before",
    labelled(
      String.raw`(?:before|formerly|previously|until now|from)${change}${end}|(?:replace|change)${this_}${end}`,
      String.raw`(?:the\s+)?(?:old|broken|faulty)${kind}${end}|(?:the\s+)?(?:bug|problem|culprit)${end}`,
      String.raw`(?:the\s+)?(?:old|previous|original|former|broken|faulty|failing|offending|buggy)${thing}${end}`,
      String.raw`(?:the\s+)?(?:root\s+)?cause:\s+(?:this|the)${thing}${end}|what\s+(?:we\s+had|went\s+wrong|was\s+wrong|broke)${end}`,
      String.raw`${thatThing}\s+(?:caused\s+(?:it|this)|failed|broke|was\s+refused|we\s+had)${end}`,
      String.raw`(?:(?:common|frequent|typical)\s+)?(?:mistakes|pitfalls|errors)$`,
    ),
  ],
  [
    "after",
    labelled(
      String.raw`(?:after(?:wards)?|now|from now on)${change}${end}|(?:with|to|by|into)${this_}${end}`,
      String.raw`(?:the\s+)?(?:new|fixed)${kind}${end}|(?:the\s+)?(?:fix|solution|remedy|remediation|resolution)${end}`,
      String.raw`(?:the\s+)?(?:new|fixed|working|corrected|repaired)${thing}${end}|${thatThing}\s+works${end}`,
      String.raw`how\s+(?:(?:it|this|that)\s+(?:was|has\s+been)|we(?:\s+have)?)\s+(?:fixed|solved|resolved|mended|repaired)(?:\s+(?:it|this|that))?${end}`,
      String.raw`what\s+(?:we\s+have\s+now|we\s+do\s+now|(?:(?:we|has)\s+)?changed)${end}`,
    ),
  ],
];

/** A label at the end: `Go (wrong)`, `Example 1 – wrong`. */
const labelBehind =
  /(?:\((?:(?<wrong>wrong|bad|incorrect|do(?:n't| not)(?: (?:do|use|copy) (?:this|it))?)|right|correct|good)\b[^()]*\)|\s[–—-] (?:(?<bad>wrong|bad|incorrect)|right|correct|good))[:.]?$/i;

function labelled(...words: readonly string[]): RegExp {
  return new RegExp(`^(?:${words.join("|")})`, "i");
}

/** The opinion that a heading, or a text that begins like one, says in a word or a mark. */
export function labelOf(text: string): Opinion | undefined {
  const found = labels.find(([, pattern]) => pattern.test(text));
  if (found !== undefined) return found[0];
  const { groups } = labelBehind.exec(text) ?? {};
  if (groups === undefined) return undefined;
  return groups["wrong"] === undefined && groups["bad"] === undefined ? "right" : "wrong";
}
