import assert from "node:assert/strict";
import { examplesFound, fenced } from "./examplesFound.ts";

describe("the headers of an answer", () => {
  const lines = ["x-request-id: 1", "Intercom-Version: 2.11", "Content-Type: application/json"];

  it("are none of a request", async () => {
    assert.deepEqual(await examplesFound(fenced("", lines)), []);
    const rows = lines.map((line) => `| ${line.replace(": ", " | ")} |`);
    assert.deepEqual(await examplesFound(["| Header | Value |", "|-|-|", ...rows].join("\n")), []);
  });

  it("are not those of a request that has an id", async () => {
    assert.deepEqual(await examplesFound(fenced("", [...lines, "Accept: text/html"])), [
      "accept-value @ text/html",
    ]);
  });
});
