import { notWell } from "./notWell.ts";
import { refusalNames, refusalStatuses } from "./refusalStatuses.ts";

/** What a test expects of a response: that it refuses the request, or not. */
export type Expectation = "refused" | "answered";

/** How much of a script is looked at; the patterns have bounds of their own for long lines. */
const longest = 20_000;

/** A lookahead against negated assertions. */
const isNegated = String.raw`(?![^;\n]{0,300}(?:\.not\b|->not\b|\bnot[_.](?:to|eq|be)\b|\b(?:to|is)_not\b|\bnot in\b|\bis not\b|\bnot\(|\bisNot[A-Z]|\.Not(?:Be|Equal)|\bIs\.Not\b|["']not\.|!==?|<>))`;

/** The beginning of an assertion, as the source of a pattern. */
const assertion = [
  // expect(…), assertEqual(…), Assert.Equal(…), $this->assertSame(…), assert_equal …, assert …
  String.raw`\b(?:expect|Expect|Assert|assert(?!\w*(?:Not|_not|not_)))\w*(?:(?:\.|->|::)(?!not|Not)\w+)?(?:<[^<>\n]*>)?\(`,
  String.raw`\bassert(?:_(?!not|\w+_not)\w+)?[ \t]|\bexpect[ \t]*\{`,
  // Assertion methods of test objects, under their usual names.
  String.raw`\b(?:t|s|suite|is|require|req|should|tap)\.(?:equal|Equal|eq|is|same|match|strict|deep|loose|true|True|ok|assert|Exactly|Contains|In\b)\w*\(`,
  String.raw`\b(?:should|verify|have\.status|test\.status)\(`,
  String.raw`\bis_expected\.to\b`,
  String.raw`\.(?:should(?!_not|Not)|Should\(\)\.(?!Not)\w+\(|Should(?!Not)[A-Z]\w*\(|must_(?:equal|be|include)\b)`,
  // REST Assured and its like.
  String.raw`\bstatusCode\((?:\s*\w+\()?(?=\s*(?:\w+\.)*["']?\w+["']?\s*\))`,
  String.raw`\btests\[[^\]\n]*\][ \t]*=(?!=)`,
].join("|");

/** Exception classes that mean that a response was an error. */
const errors =
  /(?:\w+(?:\.|::|\\)|\\)*(?:HTTPError|HTTPStatusError|ClientResponseError|HttpRequestException|FlurlHttpException|WebException|ClientException|RequestException|BadResponseException|HTTPClientException|HTTPServerException|HttpClientErrorException|RestClientResponseException|WebClientResponseException|ResponseError|UnauthorizedError|ForbiddenError|ClientError|RequestFailed|ExceptionWithResponse|HttpException|RestClient::(?:Unauthorized|NotAcceptable|Forbidden|UnsupportedMediaType|Exception))\b/
    .source;

/** Assertions that one of these is thrown. */
const throwing = String.raw`\b(?:raises|assertRaises(?:Regexp?)?|[Tt]hrows?(?:Any)?(?:Exactly)?(?:Async)?|expectException|toThrow|raise_error|assert_raises?|assertThrows(?:Exactly)?|isInstanceOf|assertThatExceptionOfType)[(< ][ \t(]*${errors}`;

/** Statements that fail a test at once. */
const fails =
  /\b(?:[tb]\.(?:Fatal|Error|Fail)|(?:pytest|self)\.fail\b|Assert\.Fail|fail\(|(?:new|raise) AssertionError)/
    .source;

/** Properties of a response that say whether it was a success. */
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
    // The test fails on any other status.
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

/** What a script says first about the response: refused, answered, or nothing. */
export function expectationIn(script: string): Expectation | undefined {
  const said = withoutWords(script.slice(0, longest));
  const [no, yes] = [refused.exec(said)?.index, answered.exec(said)?.index];
  if (no === undefined) return yes === undefined ? undefined : "answered";
  return yes === undefined || no <= yes ? "refused" : "answered";
}

/** Whether a test script expects a refusal anywhere. */
export function assertsRefusal(script: string): boolean {
  return refused.test(withoutWords(script.slice(0, longest)));
}

/** Whether a script asserts anything about a response. */
export function saysOfAnswers(script: string): boolean {
  return new RegExp(`${assertion}|${fails}`).test(script.slice(0, longest));
}

const besideIt = new RegExp(
  String.raw`^["'\`]?[\s)};\]]{0,40},\s{0,40}(?:["']?\w+["']?[ \t]*(?::|=>?)[ \t]*)?[\w.:]*(?:${refusalStatuses}|${refusalNames})`,
);

/** Whether the text after a value in a test table says that it will be refused: `{"text/html", 406}`. */
export function isRefusedInRow(behind: string): boolean {
  return besideIt.test(behind);
}

/** A script without comments and messages, each assertion on one line. */
function withoutWords(script: string): string {
  return script
    .replace(/^[ \t]*(?:#|\/\/|\*)[^\n]*/gm, "")
    .replace(/(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1/g, (all, quote: string, inner: string) =>
      /\s/.test(inner) ? quote + quote : all,
    )
    .replace(/([(,])[ \t]*\n[ \t]*|(?:(?<![ \t])[ \t]+)?\n[ \t]*(?=\.|->|\))/g, "$1");
}
