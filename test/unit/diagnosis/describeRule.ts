import assert from "node:assert/strict";
import type { Confidence, Rule, RuleContext, Severity } from "../../../src/diagnosis/finding.ts";
import { changed, changedContext } from "./changed.ts";
import { type Described, laidOut } from "./laidOut.ts";
import { marked, untranslated } from "./marked.ts";

/** A request that a rule has something to say about, and what that is. */
export interface Firing {
  readonly given: Described;
  readonly context?: RuleContext;
  readonly says: readonly [Severity, Confidence];
  /** The text under the span. */
  readonly at: string;
  readonly message?: RegExp;
  /** The whole request after the fix, line by line; absent where the rule offers none. */
  readonly fixed?: readonly string[];
}

/** A request that a rule has nothing to say about. */
export type Silent = Described & { readonly context?: RuleContext };

/** The tests of a rule, from a table: what it says where, what its fix leaves, and when it is silent. */
export function describeRule(
  rule: Rule,
  firing: Readonly<Record<string, Firing>>,
  silent: Readonly<Record<string, Silent>>,
): void {
  describe(rule.code, () => {
    for (const [name, { given, context = {}, says, at, message, fixed }] of Object.entries(
      firing,
    )) {
      it(`${says[0]}: ${name}`, () => {
        const { text, request } = laidOut(given);
        const findings = rule.check(request, context);
        assert.equal(findings.length, 1, JSON.stringify(findings));
        const [finding] = findings;
        assert.ok(finding);
        assert.deepEqual(
          [finding.code, finding.severity, finding.confidence],
          [rule.code, ...says],
        );
        assert.equal(text.slice(finding.span.start, finding.span.end), at);
        assert.match(finding.message, /^[^a-z\s].*\.$/);
        if (message !== undefined) assert.match(finding.message, message);
        const { fix } = finding;
        if (fixed === undefined) {
          assert.equal(fix, undefined);
          return;
        }
        assert.ok(fix);
        assert.match(fix.title, /^[A-Z].*[^.]$/);
        const after = laidOut(changed(given, fix.changes));
        assert.deepEqual(after.text.trimEnd().split("\n"), fixed);
        assert.deepEqual(rule.check(after.request, changedContext(context, fix.changes)), []);
      });
    }

    it("can say all of it in another language", () => {
      for (const { given, context = {} } of Object.values(firing)) {
        const { request } = laidOut(given);
        for (const { message, fix } of marked(() => rule.check(request, context))) {
          assert.equal(untranslated(message), "");
          if (fix !== undefined) assert.equal(untranslated(fix.title), "");
        }
      }
    });

    for (const [name, { context = {}, ...given }] of Object.entries(silent)) {
      it(`says nothing: ${name}`, () => {
        assert.deepEqual(rule.check(laidOut(given).request, context), []);
      });
    }
  });
}
