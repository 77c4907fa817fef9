import assert from "node:assert/strict";
import { examplesFound, fenced } from "./examplesFound.ts";

const call = 'HTTP.auth("Bearer #{t}").get("https://api.intercom.io/me")';
const found = ['accept-missing @ "https://api.intercom.io/me"'];

describe("fences of a document", () => {
  const named: Readonly<Record<string, string>> = {
    "a word": "ruby",
    "a word and a title": 'ruby title="x"',
    "a word and marked lines": "ruby{1,3}",
    "a class": "{.ruby .numberLines}",
    "a class behind one for the look": "{.numberLines .ruby}",
    "the name of a file": "ruby:app/services/intercom.rb",
    "an option": "ruby,linenos",
  };
  for (const [name, language] of Object.entries(named)) {
    it(`says its language with ${name}`, async () => {
      assert.deepEqual(await examplesFound(fenced(language, [call])), found);
    });
  }

  it("is a tag of Liquid", async () => {
    const tags = ["{% highlight ruby linenos %}", call, "{% endhighlight %}", "", call, ""];
    assert.deepEqual(await examplesFound(tags.join("\n")), found);
  });

  it("ends with the fence that it began with", async () => {
    const text = ["```ruby", call, "```ruby", "{% endhighlight %}", "```", "", call, ""].join("\n");
    assert.deepEqual((await examplesFound(text)).length, 1);
  });

  it("is zsh together with others of zsh alone", async () => {
    const tags = (options: string) =>
      [
        `curl ${options} -H "Accept: application/json" -d '{"name":"a"}'`,
        "  https://api.intercom.io/tags",
      ].join(" \\\n");
    const [one, other] = [
      tags('-H "Authorization: Bearer $T" --json @tag.json'),
      tags("$=CURL_OPTIONS"),
    ];
    assert.deepEqual(await examplesFound(fenced("zsh", [one]) + fenced("zsh", [other])), []);
    assert.deepEqual(
      (await examplesFound(fenced("bash", [one]) + fenced("bash", [tags("")]))).length,
      2,
    );
  });
});
