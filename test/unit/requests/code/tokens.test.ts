import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { said } from "./judged.ts";

const file = join(import.meta.dirname, "../../../fixtures/tokens/python.txt");

describe("tokens, and what stands between a call and the network", () => {
  for (const section of readFileSync(file, "utf8").split(/^=== /m).slice(1)) {
    const [name = "", ...lines] = section.trimEnd().split("\n");
    const marked = lines.filter((line) => line.startsWith("!!! ")).map((line) => line.slice(4));
    const text = lines.filter((line) => !line.startsWith("!!! ")).join("\n");
    it(`${marked.length === 0 ? "nothing about " : ""}${name}`, async () => {
      assert.deepEqual(await said("python", `${text}\n`), marked);
    });
  }
});
