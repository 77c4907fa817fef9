import assert from "node:assert/strict";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { extractRequests } from "../../../src/requests/extract.ts";
import { repairedText } from "../../../src/text/repairedText.ts";

const path = "/custom_object_instances/PeteUserTrainingTopic?external_id=test-curl-001";

const texts: Readonly<Record<string, readonly [string, string | undefined]>> = {
  "the guide's command gets the row that it lacks": [
    `curl -X GET "https://api.intercom.io${path}" \\
  -H "Authorization: Bearer $INTERCOM_ACCESS_TOKEN" \\
  -H "Intercom-Version: 2.13"
`,
    `curl -X GET "https://api.intercom.io${path}" \\
  -H "Authorization: Bearer $INTERCOM_ACCESS_TOKEN" \\
  -H "Intercom-Version: 2.13" \\
  -H "Accept: application/json"
`,
  ],
  "several mistakes of a command are repaired at once": [
    `curl "http://api.intercom.io${path}" -H "Authorization: Bearer $T" -H "Intercom-Version: v2.13" -H "Accept: text/html"`,
    `curl "https://api.intercom.io${path}" -H "Authorization: Bearer $T" -H "Intercom-Version: 2.13" -H "Accept: application/json"`,
  ],
  "what is right stays": [
    `curl "https://api.intercom.io${path}" -H "Authorization: Bearer $T" -H "Intercom-Version: 2.13" -H "Accept: application/json"`,
    undefined,
  ],
  "what goes elsewhere stays": [`curl "https://api.intercom.io.evil.com${path}"`, undefined],
};

describe("repairedText", () => {
  for (const [name, [text, repaired]] of Object.entries(texts)) {
    it(name, () => {
      const { requests } = diagnose(extractRequests(text, { languageId: "shellscript" }));
      assert.equal(repairedText(text, requests), repaired);
      if (repaired === undefined) return;
      const after = diagnose(extractRequests(repaired, { languageId: "shellscript" }));
      assert.deepEqual(
        after.requests.map(({ findings }) => findings),
        [[]],
      );
    });
  }
});
