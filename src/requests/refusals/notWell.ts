/** A success status, by number or name. */
const good =
  /(?:\b200\b|\b(?:http\.Status|HttpStatus(?:Code)?\.|HTTPStatus\.|codes\.|:)(?:OK|ok)\b)/.source;

/** A name that holds a response's status. */
const status = /(?:[sS]tatus|[cC]ode)\w{0,20}/.source;

/** The rest of an assertion, possibly over several lines. */
const rest = String.raw`[^;\n]{0,300}`;

/** Assertion names for "not equal" and for "false". */
const differing = String.raw`\b(?:(?:assert|Assert|require|t|tap|test)\.(?:[nN]ot(?:Strict|Deep|Loose)?(?:Equals?|Same)?|(?:Are|is)Not(?:Equal|Same)?)|assertNot(?:Equals?|Same|Identical)|assert_not_(?:equal|same)|refute_(?:equal|same))[( ]`;
const denying = String.raw`\b(?:t|tap|test|assert|require|is|s|suite)\.(?:(?:is)?[fF]als[ey]|(?:is)?[nN]otOk|nok|[nN]ot[tT]ruthy)\w*\(`;

/** Operators and matchers for "not equal". */
const unequal = String.raw`(?:!==?|(?:\.not|->not)(?:(?:\.|->)\w+)*\(|\b(?:not_to|to_not)[ \t(]+\w+[ \t(]|\bIs\.Not\.\w+\(|\bis not\b|\bisNotEqualTo\()`;

/**
 * Sources of patterns for assertions that a response was no success: its status differs from 200, is at least 400, or
 * the success flag is false.
 */
export function notWell(
  assertion: string,
  isNegated: string,
  isWell: string,
  fails: string,
): readonly string[] {
  const asserted = `(?:${assertion})(?<![fF]als[ey]\\w*\\()(?!not\\b)`;
  const isFalse = String.raw`(?![^;\n]{0,300}\b[fF]alse\b)`;
  return [
    // assert.ok(!res.ok)
    String.raw`${asserted}${isFalse}[ \t]*\(?!(?!=)[ \t]*[\w.$>()-]{0,100}?${isWell}`,
    // assert.equal(res.ok, false), assert r.ok is False
    String.raw`${asserted}${isNegated}(?:${rest}${isWell}${rest}\b[fF]alse\b|[^;\n]{0,60}\b[fF]alse\b${rest}${isWell})`,
    String.raw`${denying}${rest}${isWell}`,
    // assert.notEqual(res.status, 200), assert r.status_code != 200
    String.raw`${differing}(?=${rest}${status})${rest}${good}`,
    String.raw`${asserted}${isFalse}(?=${rest}${status})${rest}(?:${unequal}[ \t]*\(?[\w.]*${good}|${good}[ \t]*${unequal})`,
    String.raw`${status}[^;\n]{0,40}\.Should(?:\(\)\.)?Not\w+\([\w.]*${good}`,
    // assert.ok(res.status >= 400), assertGreaterEqual(r.status_code, 400)
    String.raw`${asserted}${isNegated}${isFalse}(?!${rest}!\()${rest}(?:>=[ \t]*400|>[ \t]*399|:>=,[ \t]*400)\b`,
    String.raw`(?:${assertion})${isNegated}(?=${rest}\b400\b)(?=${rest}${status})${rest}(?:[gG]reater|[lL]east\b|\b[gG]te\b)`,
    String.raw`\b(?:assert|Assert|expect|require)\w*(?:\.\w*)?(?:[gG]reater|[lL]east)\w*\((?=${rest}${status})${rest}\b400\b`,
    // The test fails on success.
    String.raw`\bif[ \t]*\(?[ \t]*[\w.$>()-]{1,100}?(?:${isWell}(?:\(\))?|[ \t]===?[ \t]*[\w.]*${good})[ \t]*\)?[ \t]*[{:]?[^\n]{0,80}(?:\n[^\n]{0,100}){0,1}?${fails}`,
    // Anything but this refusal throws.
    String.raw`\bif\b[^\n]{0,100}!==?[ \t]*(?:406|415)\b[^\n]{0,100}(?:\n[^\n]{0,100}){0,1}?\b(?:throw new|raise) [A-Z]`,
  ];
}
