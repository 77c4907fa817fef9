/** What a shell script does or says when a check fails, as the source of a pattern. */
export const failsInScript =
  /(?:\b(?:exit|return)[ \t]+[1-9]|\b[fF]ail|\bFAIL|\bdie\b|\bnot ok\b|\bbail\b)/.source;

/** What it says when one succeeds. */
export const passesInScript = /(?:\b(?:ok|OK|[pP]ass|PASS|as expected)\b|[✓✔✅])/.source;
