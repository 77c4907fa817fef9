import assert from "node:assert/strict";
import fc from "fast-check";
import { typeOfUrl } from "../../../src/model/typeOfUrl.ts";

const api = "https://api.intercom.io/custom_object_instances";

describe("typeOfUrl", () => {
  const rows: Readonly<Record<string, string | undefined>> = {
    [`${api}/Topic`]: "Topic",
    [`${api}/Topic?external_id={{external_id}}`]: "Topic",
    [`${api}/Topic/{{id}}`]: "Topic",
    [`${api}/Topic/`]: "Topic",
    [` ${api}/Topic#part `]: "Topic",
    [`${api}/Pete%20Topic`]: "Pete Topic",
    [`${api}/100%`]: "100%",
    [`http://API.eu.Intercom.io/custom_object_instances/topic`]: "topic",
    [`https://api.au.intercom.io/custom_object_instances/{{type}}`]: "{{type}}",
    [`${api}/`]: undefined,
    [`${api}/Topic/1/2`]: undefined,
    [`https://api.intercom.io/contacts?url=${api}/Topic`]: undefined,
    "https://api.intercom.io.example.com/custom_object_instances/Topic": undefined,
    "https://example.com/custom_object_instances/Topic": undefined,
    "https://api.intercom.io@example.com/custom_object_instances/Topic": undefined,
    "{{host}}/custom_object_instances/Topic": undefined,
    "": undefined,
  };
  for (const [url, type] of Object.entries(rows)) {
    it(`reads ${type ?? "no type"} from “${url}”`, () => {
      assert.equal(typeOfUrl(url), type);
    });
  }

  it("finds every type that a URL can name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (type) => {
        assert.equal(typeOfUrl(`${api}/${encodeURIComponent(type)}?external_id=a`), type);
      }),
    );
  });
});
