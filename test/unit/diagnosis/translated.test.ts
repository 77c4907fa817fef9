import assert from "node:assert/strict";
import { rankCauses } from "../../../src/diagnosis/causes.ts";
import { clientDefault } from "../../../src/diagnosis/clientDefaults.ts";
import { rules } from "../../../src/diagnosis/rules.ts";
import { verdictOf } from "../../../src/diagnosis/verdict.ts";
import { report } from "../../../src/text/report.ts";
import { markdownShape } from "../text/markdownShape.ts";
import { bareError, diagnosed } from "./diagnosed.ts";
import type { Described } from "./laidOut.ts";
import { marked, untranslated } from "./marked.ts";

const right: Described = { headers: ["Accept: application/json"] };

describe("what people read of a diagnosis, in another language", () => {
  it("has the title of every rule", () => {
    for (const { title } of marked(() => rules.map((rule) => ({ title: rule.title })))) {
      assert.match(title, /^⟦.*⟧$/);
    }
  });

  it("has every cause", () => {
    for (const { cause } of marked(() => rankCauses(bareError))) {
      for (const text of [cause.title, cause.question, cause.repair]) {
        assert.equal(untranslated(text), "");
      }
    }
  });

  it("ranks causes as it does in English", () => {
    for (const headers of [["Accept: undefined"], ["Accept:"], ["Accept: text/html"]]) {
      const ranked = () =>
        rankCauses(diagnosed({ headers })).map(({ cause, confidence }) => [cause.id, confidence]);
      assert.deepEqual(marked(ranked), ranked());
    }
  });

  it("has every verdict", () => {
    const download = "https://api.intercom.io/download/content/data/x";
    for (const given of [
      right,
      [right, right],
      { headers: ["Accept: ?$ACCEPT"] },
      { headers: ["Accept: ?****"] },
      { headersComplete: false },
      { url: download },
      [],
    ] satisfies (Described | readonly Described[])[]) {
      const { errors } = bareError;
      for (const more of [{}, { errors }]) {
        const { sentence } = marked(() => verdictOf({ ...diagnosed(given), ...more }));
        assert.equal(untranslated(sentence), "");
      }
    }
  });

  it("has what clients send, but for their names", () => {
    const { name, known } = marked(() => clientDefault("httpRunner"));
    assert.deepEqual([untranslated(name), untranslated(known)], ["", ""]);
    assert.equal(marked(() => clientDefault("curl")).name, "curl");
    assert.equal(untranslated(marked(() => clientDefault("curl").known)), "");
  });

  it("has the headings, the tables and the remarks of a report", () => {
    const { text } = marked(() =>
      report({
        diagnosis: diagnosed({ client: "dataConnector" }),
        ...{ origin: "a", repaired: "b", probe: ["c"] },
      }),
    );
    const { headings, rows, prose } = markdownShape(text);
    const sections = headings.filter((heading) => heading.startsWith("## "));
    assert.equal(sections.length, 9);
    for (const heading of sections) assert.equal(untranslated(heading), "##");
    assert.deepEqual(
      rows.map((cells) => untranslated(cells[2] ?? "")).filter((left) => !/^-*$/.test(left)),
      [],
    );
    assert.match(prose, /^Accept: ⟦what ⟦the Data Connector⟧ sends: ⟦.*⟧⟧\.$/m);
    assert.match(prose, /^- ⟦warning⟧: ⟦/m);
  });
});
