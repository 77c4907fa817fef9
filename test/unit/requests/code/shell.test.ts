import assert from "node:assert/strict";
import { extracted } from "./codeFindings.ts";
import { repaired, said } from "./judged.ts";

const accept = `-H "Accept: application/json"`;
const auth = `-H "Authorization: Bearer $T"`;
const me = "https://api.intercom.io/me";

type Row = readonly [name: string, text: string, said: readonly string[]];

const rows: readonly Row[] = [
  ["no token", `curl -s ${accept} ${me}\n`, ["authorization-missing 1"]],
  ["all there", `curl -s ${accept} ${auth} ${me}\n`, []],
  [
    "an array that is filled and filled anew",
    `H=(${auth})\nH=(${accept})\ncurl "\${H[@]}" ${me}\n`,
    ["headers-not-attached 1"],
  ],
  [
    "an array that is filled, emptied, and filled again",
    `H=(${auth})\nH=()\nH+=(${accept})\ncurl "\${H[@]}" ${me}\n`,
    ["authorization-missing 4"],
  ],
  [
    "an array that a function uses before it is filled anew",
    `get() { curl "\${H[@]}" "https://api.intercom.io/$1"; }\nH=(${auth})\nget me\nH=(${accept})\nget tags\n`,
    ["authorization-missing 1"],
  ],
  [
    "an array that is filled anew where other options may come along",
    `H=(${auth})\nH=(${accept} $MORE)\ncurl "\${H[@]}" ${me}\n`,
    [],
  ],
  [
    "options that are written for every command",
    `cat > ~/.curlrc <<EOF\nheader = "Authorization: Bearer $T"\nEOF\ncurl -s ${accept} ${me}\n`,
    [],
  ],
  [
    "a header that comes after the request",
    `H=(${accept})\ncurl "\${H[@]}" ${me}\nH+=(${auth})\n`,
    ["authorization-missing 2"],
  ],
  [
    "a header that is added on one way",
    `H=(${accept})\n[ -n "$T" ] && H+=(${auth})\ncurl "\${H[@]}" ${me}\n`,
    [],
  ],
  [
    "what stands behind --next",
    `curl ${accept} ${auth} ${me} \\\n  --next \\\n  ${accept} ${me}\n`,
    ["authorization-missing 3"],
  ],
  [
    "a list of headers that a loop puts together",
    `names=("Accept: application/json")\nargs=()\nfor h in "\${names[@]}"; do\n  args+=(-H "$h")\ndone\ncurl "\${args[@]}" ${me}\n`,
    ["authorization-missing 6"],
  ],
  [
    "a function that is given options",
    `status() { curl -o /dev/null "$@"; }\nstatus ${accept} ${me}\n`,
    ["authorization-missing 2"],
  ],
  [
    "a header that falls into words",
    `AUTH="Authorization: Bearer $T"\ncurl -H $AUTH ${accept} ${me}\n`,
    ["authorization-missing 2"],
  ],
  [
    "the same in zsh, which keeps it together",
    `#!/bin/zsh\nAUTH="Authorization: Bearer $T"\ncurl -H $AUTH ${accept} ${me}\n`,
    [],
  ],
  [
    "a script for another machine",
    `ssh host "curl -H 'Accept: text/csv' ${me}"\n`,
    ["accept-value 1", "authorization-missing 1"],
  ],
  [
    "a here-document for a shell",
    `ssh host bash <<'EOF'\ncurl ${auth} -H "Accept: text/csv" ${me}\nEOF\n`,
    ["accept-value 2"],
  ],
  [
    "a here-document for nobody",
    `cat <<'EOF'\ncurl ${auth} -H "Accept: text/csv" ${me}\nEOF\n`,
    [],
  ],
  ["an alias", `alias ic='curl -s ${auth} -H "Accept: json"'\nic ${me}\n`, ["accept-value 1"]],
  [
    "HTTPie's own scheme",
    `http api.intercom.io/me Accept:application/json -A bearer -a $T\n`,
    ["plain-http 1"],
  ],
  ["HTTPie's other name", `https api.intercom.io/me Accept:application/json -A bearer -a $T\n`, []],
  [
    "a token that another program gives",
    `TOKEN=$(<"$HOME/.token")\ncurl ${accept} -H "Authorization: Bearer $TOKEN" ${me}\n`,
    [],
  ],
  [
    "a test of bats",
    `@test "me answers" {\n  run curl ${auth} -H "Accept: text/html" ${me}\n}\n`,
    ["accept-value 2"],
  ],
  [
    "what the grammar does not understand",
    `if [[ x\ncurl ${auth} -H "Accept: text/html" ${me}\n`,
    ["accept-value 2"],
  ],
];

describe("requests of shell scripts", () => {
  for (const [name, text, expected] of rows) {
    it(name, async () => {
      assert.deepEqual((await said("shell", text)).toSorted(), expected);
    });
  }

  it("one place that is called several times says a thing once", async () => {
    const text = `get() { curl ${auth} -H "Accept: text/html" "https://api.intercom.io/$1"; }\nget me\nget admins\n`;
    assert.equal((await extracted("shellscript", text)).requests.length, 2);
    assert.deepEqual(await said("shell", text), ["accept-value 1"]);
  });

  it("a header is added where the other headers are, in an array too", async () => {
    const text = `H=(\n  ${auth}\n  -H "Content-Type: application/json"\n)\ncurl "\${H[@]}" ${me}\n`;
    assert.equal(
      await repaired("shell", text, "content-type-for-accept"),
      `H=(\n  ${auth}\n  -H "Content-Type: application/json"\n  ${accept}\n)\ncurl "\${H[@]}" ${me}\n`,
    );
  });

  it("in a string other quotes are used", async () => {
    const text = `sh -c 'curl -s -H "Accept:" ${auth} ${me}'\n`;
    assert.equal(
      await repaired("shell", text, "accept-missing"),
      `sh -c 'curl -s -H "Accept: application/json" ${auth} ${me}'\n`,
    );
    const double = `ssh host "curl -s -d @x -X POST -H 'Accept: application/json' -u x: https://api.intercom.io/tags"\n`;
    assert.equal(
      await repaired("shell", double, "content-type-missing"),
      double.replace("-u x:", "-H 'Content-Type: application/json' -u x:"),
    );
  });

  it("a value that is put together is not written into one of its parts", async () => {
    const text = `kind=xml\ncurl ${auth} -H "Accept: application/$kind" ${me}\n`;
    assert.deepEqual(await said("shell", text), ["accept-value 2"]);
    assert.equal(await repaired("shell", text, "accept-value"), undefined);
  });

  it("the name of a file says that zsh runs it", async () => {
    const text = `f() { local -a h=(${auth} ${accept}); curl $h ${me}; return 64 }\n`;
    const headers = async (fileName: string): Promise<readonly number[]> =>
      (await extracted("shellscript", text, fileName)).requests.map((each) => each.headers.length);
    assert.deepEqual(await headers("ic.zsh"), [2]);
    assert.deepEqual(await headers(".zshrc"), [2]);
  });

  it("what survives being nested too deep", async () => {
    const text = `x="${'$(echo "'.repeat(300)}${'")'.repeat(300)}"\n`;
    assert.equal((await extracted("shellscript", text)).cutOff, true);
  });
});
