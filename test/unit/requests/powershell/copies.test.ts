import assert from "node:assert/strict";
import { extractRequests } from "../../../../src/requests/extract.ts";

const url = "https://api.intercom.io/me";
const headers = "$headers = @{ Authorization = 'Bearer x' }";

/** The names of the headers of each request, dots where there may be more, and those that do not go out. */
function read(...lines: readonly string[]): readonly string[] {
  const { requests } = extractRequests([headers, ...lines].join("\n"));
  return requests.map(({ headers: sent, headersComplete, detached = [] }) => {
    const names = sent.map(({ name }) => name);
    const lost = detached.flatMap((each) => each.headers.map(({ name }) => `lost: ${name}`));
    return [...names, ...(headersComplete ? [] : ["…"]), ...lost].join(", ");
  });
}

describe("copies of tables of PowerShell", () => {
  const copy = "$json = $headers.Clone()";
  const accept = "$json['Accept'] = 'application/json'";
  const other = `irm ${url} -Headers $headers`;

  it("have what they are copies of, and what is put into them", () => {
    const send = `irm ${url} -Headers $json`;
    assert.deepEqual(read(copy, accept, send), ["Authorization, Accept"]);
    assert.deepEqual(read(copy, send), ["Authorization"]);
    assert.deepEqual(read(copy, "$headers.Accept = 'a/b'", send), ["Authorization"]);
    assert.deepEqual(read("$headers.Accept = 'a/b'", copy, send), ["Authorization, Accept"]);
    assert.deepEqual(read("$headers = $headers.Clone()", "$headers.Accept = 'a/b'", other), [
      "Authorization, Accept",
    ]);
    assert.deepEqual(read("Add-Accept $headers", copy, send), ["Authorization, …"]);
  });

  it("lose what is put into them where the table goes out", () => {
    assert.deepEqual(read(copy, accept, other), ["Authorization, lost: Accept"]);
    assert.deepEqual(read(copy, "$json.Add('Accept', 'a/b')", other, other), [
      "Authorization, lost: Accept",
      "Authorization, lost: Accept",
    ]);
  });

  it("lose nothing where they are used, or may be", () => {
    const sent = ["Authorization"];
    assert.deepEqual(read(copy, accept, other, "Send-It $json"), sent);
    assert.deepEqual(read(copy, accept, other, 'Write-Host "$($json.Accept)"'), sent);
    assert.deepEqual(read("function Get-Json {", copy, accept, "$json", "}", other), sent);
    assert.deepEqual(read("$script:json = $headers.Clone()", accept, other), sent);
    assert.deepEqual(read(other, copy, accept), sent);
    assert.deepEqual(read(copy, "$json['X-Debug'] = '1'", other), sent);
  });

  it("share the tables that are in them", () => {
    const table = `$all = @{ Uri = '${url}'; Headers = @{ Authorization = 'Bearer x' } }`;
    const lines = [table, "$more = $all.Clone()", "$more.Headers['Accept'] = 'a/b'", "irm @all"];
    assert.deepEqual(read(...lines), ["Authorization, …"]);
  });
});
