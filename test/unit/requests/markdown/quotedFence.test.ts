import assert from "node:assert/strict";
import { applyEdits } from "../../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../../src/requests/edits/edits.ts";
import { extracted } from "../code/codeFindings.ts";

/** The text after an Accept was set on each request of it. */
async function repaired(text: string): Promise<string> {
  const { requests } = await extracted("markdown", text);
  assert.notEqual(requests.length, 0);
  const edits = requests.flatMap((request) =>
    editsOf(request, [{ kind: "setHeader", name: "Accept", value: "application/json" }]),
  );
  return applyEdits(text, edits);
}

describe("a fence in a quote", () => {
  it("is read without the marks of the quote", async () => {
    const code = [
      "> > ```java",
      '> > var request = HttpRequest.newBuilder(URI.create("https://api.intercom.io/teams"))',
      '> >     .header("Authorization", "Bearer " + token)',
      '> >     .header("Accept", "application/json")',
      "> >     .build();",
      "> > client.send(request, BodyHandlers.ofString());",
      "> > ```",
      "",
    ].join("\n");
    const { requests } = await extracted("markdown", code);
    assert.deepEqual(
      requests.map(({ headers }) => headers.map(({ name }) => name)),
      [["Authorization", "Accept"]],
    );
  });

  it("stays in the quote where a header is added on a line of its own", async () => {
    const before = [
      "> ```js",
      '> fetch("https://api.intercom.io/me", {',
      ">   headers: {",
      ">     Authorization: token,",
      ">   },",
      "> });",
      "> ```",
    ];
    const after = (await repaired(before.join("\n"))).split("\n");
    assert.deepEqual(after.toSpliced(4, 1), before);
    assert.equal(after[4], '>     Accept: "application/json",');
  });

  it("keeps a mark that is part of the code", async () => {
    const text = '> ```js\n> if (1\n> > 0) fetch("https://api.intercom.io/me");\n> ```';
    assert.equal(
      await repaired(text),
      text.replace('me"', 'me", { headers: { Accept: "application/json" } }'),
    );
  });
});
