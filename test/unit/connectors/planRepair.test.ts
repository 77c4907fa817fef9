import assert from "node:assert/strict";
import fc from "fast-check";
import { checkConnectorText } from "../../../src/connectors/checkConnector.ts";
import type { HeaderValue } from "../../../src/connectors/headerValues.ts";
import { planRepair } from "../../../src/connectors/planRepair.ts";
import { type Repair, repairOf, sureFindings } from "../../../src/connectors/repairOf.ts";
import type { DataConnector } from "../../../src/intercom/dataConnector.ts";
import { bodyOf } from "../../../src/intercom/dataConnectorDraft.ts";
import { updateDataConnector } from "../../../src/intercom/dataConnectors.ts";
import { resourceDocument } from "../../../src/text/resourceDocument.ts";
import { connector, masked } from "./connector.ts";

const order = "https://api.intercom.io/custom_object_instances/Order";
const description = "The external_id of the order";
const externalId = { name: "external_id", type: "string", description, required: true };

function findingsOf(of: DataConnector) {
  return checkConnectorText(resourceDocument(of), {}).findings;
}

function repair(of: DataConnector, codes?: readonly string[]): Repair {
  const findings = findingsOf(of);
  const chosen = codes
    ? findings.filter(({ code }) => codes.includes(code))
    : sureFindings(findings);
  const repaired = repairOf(of, chosen, { version: "2.13" });
  assert.ok(repaired);
  return repaired;
}

/** The values that are assumed, and one for each header that nothing is known of. */
function assumed({ questions }: Repair): readonly HeaderValue[] {
  return questions.map(({ assumption }) => assumption?.is ?? { value: "a value" });
}

/** The connector as Intercom shows it after a change. */
function changed(
  of: DataConnector,
  { url, headers, ...rest }: ReturnType<typeof planRepair>["change"],
) {
  const names = headers?.map(({ name }) => name);
  const body = bodyOf({ ...rest, ...(url === undefined ? {} : { url }) }, "");
  return connector({ ...of.raw, ...body, ...(names && { headers: masked(...names) }) });
}

describe("a repair", () => {
  it("sends the complete list of headers where one is added, each with a real value", () => {
    const of = connector({ headers: masked("Authorization", "Intercom-Version", "X-Shop") });
    const planned = repair(of);
    assert.deepEqual(
      planned.questions.map(({ name, assumption }) => [name, assumption?.is]),
      [
        ["Authorization", { ownToken: true }],
        ["Intercom-Version", { value: "2.13" }],
        ["X-Shop", undefined],
      ],
    );
    const { change, before, after, sentences } = planRepair(planned, [
      { ownToken: true },
      { value: "2.13" },
      { value: "s3cr3t-of-the-shop" },
    ]);
    assert.deepEqual(change, {
      headers: [
        { name: "Authorization", ownToken: true },
        { name: "Intercom-Version", value: "2.13" },
        { name: "X-Shop", value: "s3cr3t-of-the-shop" },
        { name: "Accept", value: "application/json" },
      ],
    });
    assert.equal(before, resourceDocument(of));
    assert.deepEqual(JSON.parse(after), {
      ...of.raw,
      headers: [
        { name: "Authorization", value: "Bearer [redacted (this connection's token)]" },
        { name: "Intercom-Version", value: "2.13" },
        { name: "X-Shop", value: "[redacted (the value you entered)]" },
        { name: "Accept", value: "application/json" },
      ],
    });
    const said = sentences.join("\n");
    assert.match(said, /^Set Accept: application\/json\.$/m);
    assert.match(said, /cannot be read or restored/);
    assert.match(said, /does not document whether it merges or replaces headers/);
    assert.match(said, /only the draft/);
    assert.doesNotMatch(before + after + said, /s3cr3t/);
  });

  it("asks for nothing where no header changes, and sends none", () => {
    const of = connector({ url: `${order.replace("https", "http")}?external_id={{external_id}}` });
    const planned = repair(of);
    assert.deepEqual(planned.questions, []);
    const { change, sentences } = planRepair(planned, []);
    assert.deepEqual(change, { url: `${order}?external_id={{external_id}}` });
    assert.doesNotMatch(sentences.join("\n"), /mask/);
  });

  it("declares what it makes a variable of", () => {
    const of = connector({ url: `${order}?external_id={order_id}`, data_inputs: [externalId] });
    const planned = repair(of, ["single-brace-variable"]);
    assert.deepEqual(planned.titles, ["Write {{order_id}}", "Declare the input order_id"]);
    const own = new Map([["order_id", "Which order"]]);
    const { change } = planRepair(planned, [], own);
    assert.deepEqual([...planned.descriptions], [["order_id", "The order id"]]);
    assert.deepEqual(change, {
      url: `${order}?external_id={{order_id}}`,
      dataInputs: [
        externalId,
        { name: "order_id", type: "string", required: true, description: "Which order" },
      ],
    });
  });

  it("says that a credential which is taken out of the URL is sent no more", () => {
    const of = connector({ url: `${order}?external_id={{external_id}}&api_key=abc` });
    const { change, sentences } = planRepair(repair(of), []);
    assert.deepEqual(change, { url: `${order}?external_id={{external_id}}` });
    assert.match(sentences.join("\n"), /credential in the URL is no longer sent/);
  });

  it("describes every input that it sends again, as Intercom demands", () => {
    const of = connector({
      url: `${order}?external_id={{external_id}}&a={{a}}&b={{b}}`,
      data_inputs: [
        externalId,
        { name: "a", type: "decimal", description: " ", required: false, default_value: "1" },
      ],
    });
    const { change } = planRepair(repair(of, ["variable-undeclared"]), []);
    assert.deepEqual(change.dataInputs, [
      externalId,
      { name: "a", type: "decimal", description: "The a", required: false, defaultValue: "1" },
      { name: "b", type: "string", required: true, description: "The b" },
    ]);
  });

  it("takes the version that its route needs, whatever the connection's", () => {
    const of = connector({ url: order, headers: masked("Intercom-Version"), data_inputs: [] });
    const { questions } = repair(of, ["accept-missing"]);
    assert.deepEqual(questions, [
      {
        name: "Intercom-Version",
        assumption: { is: { value: "2.16" }, because: "the first version that has this route" },
      },
    ]);
  });

  it("never offers the connection's token to another host, nor in the clear", () => {
    for (const url of ["https://api.intercom.io.example.com/me", "http://api.intercom.io/me"]) {
      const of = connector({ url, headers: masked("Authorization", "Acccept"), data_inputs: [] });
      const changes = [{ kind: "setHeader", name: "X-New", value: "1" }] as const;
      const finding = {
        code: "accept-missing",
        severity: "error",
        confidence: "certain",
        message: "",
        span: { start: 0, end: 0 },
        fix: { title: "Set X-New", changes },
      } as const;
      const { questions = [] } = repairOf(of, [finding], { version: "2.13" }) ?? {};
      assert.equal(questions[0]?.name, "Authorization");
      assert.equal(questions[0].assumption, undefined);
    }
  });

  it("is none where nothing can be repaired", () => {
    assert.equal(repairOf(connector(), findingsOf(connector()), { version: "2.13" }), undefined);
  });

  it("cannot be planned without a value for each header", () => {
    const of = connector({ headers: masked("Authorization") });
    assert.throws(() => planRepair(repair(of), []), /has no value/);
  });

  const names = fc.subarray(["Authorization", "Intercom-Version", "Content-Type", "Acept", "X-A"]);
  const urls = fc.constantFrom(
    ...[order, `${order}?external_id={id}`, `${order}?external_id={{id}}&token=abc`],
    ...[`http://api.intercom.io/custom_objects/Order?external_id={{external_id}}`],
    "http://shop.example.com/{id}/{{id}}?api_key=1&access_token=2",
  );
  const inputs = fc.subarray(["external_id", "id", "other"]);

  it("leaves nothing that is sure to be wrong, sends no mask, and keeps what it does not touch", () => {
    fc.assert(
      fc.property(names, urls, inputs, (headers, url, declared) => {
        const of = connector({
          url,
          headers: masked(...headers),
          data_inputs: declared.map((name) => ({ name, type: "string", description: null })),
        });
        const sure = sureFindings(findingsOf(of));
        const planned = repairOf(of, sure, { version: "2.13" });
        if (planned === undefined) {
          assert.deepEqual(sure, []);
          return;
        }
        const { change } = planRepair(planned, assumed(planned));
        assert.doesNotThrow(() => updateDataConnector(of.id, change));
        const kept = change.headers?.map(({ name }) => name) ?? headers;
        for (const name of headers) assert.ok(kept.includes(name) || name === "Acept", name);
        // What a repair brings to light is a repair of its own: two are enough for all of these.
        let after = changed(of, change);
        const again = repairOf(after, sureFindings(findingsOf(after)), { version: "2.13" });
        if (again !== undefined) after = changed(after, planRepair(again, assumed(again)).change);
        assert.deepEqual(sureFindings(findingsOf(after)), []);
      }),
    );
  });
});
