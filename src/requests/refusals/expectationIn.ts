import { notWell } from "./notWell.ts";
import { refusalNames, refusalStatuses } from "./refusalStatuses.ts";

/** What a test says of an answer: that it refuses its request, or takes it. */
export type Expectation = "refused" | "answered";

/** As much as is looked at; of a line, what the bounds below say, so that those that machines write stay cheap. */
const longest = 20_000;

/** What turns an assertion into its opposite. */
const isNegated = String.raw`(?![^;\n]{0,300}(?:\.not\b|->not\b|\bnot[_.](?:to|eq|be)\b|\b(?:to|is)_not\b|\bnot in\b|\bis not\b|\bnot\(|\bisNot[A-Z]|\.Not(?:Be|Equal)|\bIs\.Not\b|["']not\.|!==?|<>))`;

/** What begins an assertion: a call, a word, or the end of a chain. */
const assertion = [
  // expect(…), assertEqual(…), Assert.Equal(…), $this->assertSame(…), assert_equal …, assert …
  String.raw`\b(?:expect|Expect|Assert|assert(?!\w*(?:Not|_not|not_)))\w*(?:(?:\.|->|::)(?!not|Not)\w+)?(?:<[^<>\n]*>)?\(`,
  String.raw`\bassert(?:_(?!not|\w+_not)\w+)?[ \t]|\bexpect[ \t]*\{`,
  // What hands an assertion its test, in many ways of naming that.
  String.raw`\b(?:t|s|suite|is|require|req|should|tap)\.(?:equal|Equal|eq|is|same|match|strict|deep|loose|true|True|ok|assert|Exactly|Contains|In\b)\w*\(`,
  String.raw`\b(?:should|verify|have\.status|test\.status)\(`,
  String.raw`\bis_expected\.to\b`,
  String.raw`\.(?:should(?!_not|Not)|Should\(\)\.(?!Not)\w+\(|Should(?!Not)[A-Z]\w*\(|must_(?:equal|be|include)\b)`,
  // REST Assured and its like.
  String.raw`\bstatusCode\((?:\s*\w+\()?(?=\s*(?:\w+\.)*["']?\w+["']?\s*\))`,
  String.raw`\btests\[[^\]\n]*\][ \t]*=(?!=)`,
].join("|");

/** Names of classes that say that an answer was none of those that were wanted. */
const errors =
  /(?:\w+(?:\.|::|\\)|\\)*(?:HTTPError|HTTPStatusError|ClientResponseError|HttpRequestException|FlurlHttpException|WebException|ClientException|RequestException|BadResponseException|HTTPClientException|HTTPServerException|HttpClientErrorException|RestClientResponseException|WebClientResponseException|ResponseError|UnauthorizedError|ForbiddenError|ClientError|RequestFailed|ExceptionWithResponse|HttpException|RestClient::(?:Unauthorized|NotAcceptable|Forbidden|UnsupportedMediaType|Exception))\b/
    .source;

/** Assertions that something fails so. */
const throwing = String.raw`\b(?:raises|assertRaises(?:Regexp?)?|[Tt]hrows?(?:Any)?(?:Exactly)?(?:Async)?|expectException|toThrow|raise_error|assert_raises?|assertThrows(?:Exactly)?|isInstanceOf|assertThatExceptionOfType)[(< ][ \t(]*${errors}`;

/** What ends a test there and then. */
const fails =
  /\b(?:[tb]\.(?:Fatal|Error|Fail)|(?:pytest|self)\.fail\b|Assert\.Fail|fail\(|(?:new|raise) AssertionError)/
    .source;

/** Members of answers that say whether all is well. */
const isWell =
  /(?:\b(?:ok|is_success|IsSuccess|IsSuccessStatusCode|isSuccessful|successful|is2xxSuccessful)\b|\bsuccess\?|\bbe_success\w*)/
    .source;

const taken =
  /\b2\d\d\b|(?:\bhttp\.Status|\bHttpStatus(?:Code)?\.|\bHTTPStatus\.|\bcodes\.|:)(?:OK|ok|Created|CREATED|created|success|successful|NoContent|NO_CONTENT)\b/
    .source;

function assertedToBe(status: string): string {
  return String.raw`(?:${assertion})${isNegated}[^;\n]{0,300}(?:${status})`;
}

const refused = new RegExp(
  [
    assertedToBe(`${refusalStatuses}|${refusalNames}`),
    // Where it is another one, the test fails.
    String.raw`\bif\b[^\n]{0,200}!==?[ \t]*[\w.:]*(?:${refusalStatuses}|${refusalNames})[^\n]{0,200}(?:\n[^\n]{0,200}){0,3}?${fails}`,
    throwing,
    String.raw`\bassert[ \t]+not[ \t][^;\n]{0,300}${isWell}`,
    String.raw`\b(?:assertFalse|assert_not|refute(?:_predicate)?|Assert\.(?:Is)?False|assert\.False|require\.False)\b[^;\n]{0,300}${isWell}`,
    String.raw`\b(?:assertTrue|Assert\.(?:Is)?True|assert\.True|require\.True)\b[^;\n]{0,300}\b(?:[iI]sError|failed|clientError)\b`,
    String.raw`\bexpect\([^;\n]{0,300}(?:${isWell}[^;\n]{0,300}(?:[fF]als[ey])|(?:not_to|to_not|\.not\b)[^;\n]{0,300}${isWell})`,
    String.raw`${isWell}\.Should\w*\(\)?\.?(?:Be)?False`,
    ...notWell(assertion, isNegated, isWell, fails),
  ].join("|"),
);

const answered = new RegExp(
  [
    assertedToBe(taken),
    String.raw`\bif\b[^\n]{0,200}!==?[ \t]*(?:${taken})[^\n]{0,200}(?:\n[^\n]{0,200}){0,3}?${fails}`,
    String.raw`\bassert[ \t]+(?!not\b)[\w.]+\.${isWell}`,
    String.raw`\b(?:assertTrue|Assert\.(?:Is)?True|assert\.True|require\.True)\b[^;\n]{0,300}${isWell}`,
    String.raw`\bexpect\((?![^;\n]{0,300}(?:not_to|to_not|\.not\b|[fF]als[ey]))[^;\n]{0,300}${isWell}`,
    String.raw`\bassertOk\(|\bassertSuccessful\(`,
  ].join("|"),
);

/** What a script says first of the answer to a request. */
export function expectationIn(script: string): Expectation | undefined {
  const said = withoutWords(script.slice(0, longest));
  const [no, yes] = [refused.exec(said)?.index, answered.exec(said)?.index];
  if (no === undefined) return yes === undefined ? undefined : "answered";
  return yes === undefined || no <= yes ? "refused" : "answered";
}

/** Whether a script of tests expects a refusal, whatever else. */
export function assertsRefusal(script: string): boolean {
  return refused.test(withoutWords(script.slice(0, longest)));
}

/** Whether a script says anything of an answer. */
export function saysOfAnswers(script: string): boolean {
  return new RegExp(`${assertion}|${fails}`).test(script.slice(0, longest));
}

const besideIt = new RegExp(
  String.raw`^["'\`]?[ \t]*,[ \t]*(?:["']?\w+["']?[ \t]*(?::|=>?)[ \t]*)?[\w.:]*(?:${refusalStatuses}|${refusalNames})`,
);

/** Whether what stands behind a value says that it is to be refused: a row of a table, `{"text/html", 406}`. */
export function isRefusedInRow(behind: string): boolean {
  return besideIt.test(behind);
}

/** Without comments and what is told to people, each assertion on one line. */
function withoutWords(script: string): string {
  return script
    .replace(/^[ \t]*(?:#|\/\/|\*)[^\n]*/gm, "")
    .replace(/(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1/g, (all, quote: string, inner: string) =>
      /\s/.test(inner) ? quote + quote : all,
    )
    .replace(/([(,])[ \t]*\n[ \t]*|(?:(?<![ \t])[ \t]+)?\n[ \t]*(?=\.|->|\))/g, "$1");
}
