import assert from "node:assert/strict";
import { extractRequests } from "../../../../src/requests/extract.ts";

const code = "media_type_not_acceptable";
const message = "The Accept header should send a media type of application/json";
const body = { errors: [{ code, message }], type: "error.list" };
const withId = { type: "error.list", request_id: "0005gm", errors: [{ code, message }] };

describe("error bodies", () => {
  const found: Readonly<
    Record<string, readonly [text: string, errors: readonly (readonly unknown[])[]]>
  > = {
    minified: [JSON.stringify(body), [[code, message, undefined]]],
    "over lines": [JSON.stringify(withId, undefined, 2), [[code, message, "0005gm"]]],
    "in a log": [
      `12:00 ERROR 406 ${JSON.stringify(withId)} at GET /me`,
      [[code, message, "0005gm"]],
    ],
    escaped: [JSON.stringify({ data: JSON.stringify(withId) }), [[code, message, "0005gm"]]],
    "escaped twice": [
      JSON.stringify(JSON.stringify(JSON.stringify(body))),
      [[code, message, undefined]],
    ],
    "as Python prints it": [
      `{'errors': [{'code': '${code}', 'message': '${message}'}], 'type': 'error.list', 'request_id': None}`,
      [[code, message, undefined]],
    ],
    "quotes in the message": [
      JSON.stringify({ type: "error.list", errors: [{ code, message: 'a "b" c' }] }),
      [[code, 'a "b" c', undefined]],
    ],
    "several errors": [
      JSON.stringify({
        type: "error.list",
        errors: [
          { code: "unauthorized", message: "no" },
          { message: "first", code: "not_found" },
        ],
      }),
      [
        ["unauthorized", "no", undefined],
        ["not_found", "first", undefined],
      ],
    ],
    "the name alone": [`Why ${code}?`, [[code, undefined, undefined]]],
    "the name and a body": [
      `${code}: ${JSON.stringify(body)}`,
      [
        [code, undefined, undefined],
        [code, message, undefined],
      ],
    ],
    "cut off": [JSON.stringify(withId).slice(0, -30), [[code, undefined, "0005gm"]]],
    "not Intercom's": [JSON.stringify({ errors: [{ code: "x", message: "accept" }] }), []],
    "no body at all": ['accept errors": [', []],
  };
  for (const [name, [text, errors]] of Object.entries(found)) {
    it(`are read: ${name}`, () => {
      for (const languageId of [undefined, "shellscript", "log", "markdown"]) {
        const read = extractRequests(text, { languageId }).errors;
        assert.deepEqual(
          read.map((error) => [error.code, error.message, error.requestId]),
          errors,
        );
      }
    });
  }

  it("tell where they stand", () => {
    const json = JSON.stringify(body);
    const { errors } = extractRequests(`x ${json} y ${code}`);
    assert.deepEqual(
      errors.map(({ span }) => [span.start, span.end]),
      [
        [2, 2 + json.length],
        [5 + json.length, 5 + json.length + code.length],
      ],
    );
  });
});
