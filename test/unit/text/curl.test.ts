import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import fc from "fast-check";
import { judgeAccept } from "../../../src/diagnosis/accept.ts";
import { powershellCurl, posixCurl } from "../../../src/text/curl.ts";
import { withSample } from "../sample/withSample.ts";

const run = promisify(execFile);
const path = "/custom_object_instances/PeteUserTrainingTopic?external_id=test-curl-001";
const headers = { Accept: "application/json", "Intercom-Version": "2.13" };
const token = "canary 'token' $HOME";

/** The words that a shell makes of a command: `curl` is a function that prints them. */
function wordsOf(command: string): readonly string[] {
  const { stdout, status, stderr } = spawnSync(
    "sh",
    ["-c", `curl() { printf '%s\\0' "$@"; }; ${command}`],
    { encoding: "utf8", env: { ...process.env, INTERCOM_ACCESS_TOKEN: token } },
  );
  assert.equal(status, 0, stderr);
  return stdout.split("\0").slice(0, -1);
}

describe("posixCurl", () => {
  it("is read by a shell as the address and each header, with the token from the environment", () => {
    const url = `https://api.intercom.io${path}`;
    assert.deepEqual(wordsOf(posixCurl({ url, headers })), [
      url,
      ...["-H", "Accept: application/json", "-H", "Intercom-Version: 2.13"],
      ...["-H", `Authorization: Bearer ${token}`],
    ]);
  });

  it("keeps whatever an address has in it from the shell", () => {
    const unit = fc.constantFrom(...Array.from("'\"`$(){};&|<>\\*?~!#%^ \n\té-=@a"));
    // No NUL: no argument of a program can have one.
    const text = fc.string({ unit, maxLength: 20 });
    fc.assert(
      fc.property(text, text, (url, value) => {
        const words = wordsOf(posixCurl({ url: `x${url}`, headers: { "X-A": value } }));
        assert.deepEqual(words.slice(0, 3), [`x${url}`, "-H", `X-A: ${value}`]);
        assert.equal(words.length, 5);
      }),
      { numRuns: 50 },
    );
  });

  // A computer without curl has the two above.
  if (spawnSync("curl", ["--version"]).status === 0) {
    const sent: Readonly<Record<string, string | undefined>> = {
      "as it is written": undefined,
      "with Accept taken off": "Accept:",
      "with an empty Accept": "Accept;",
      "with a browser's Accept": "Accept: text/html,*/*;q=0.8",
      "with curl's own Accept": "Accept: */*",
    };
    for (const [name, instead] of Object.entries(sent)) {
      it(`gets what the rules predict, ${name}`, async () => {
        await withSample({}, async (sample) => {
          const command = posixCurl({ url: sample.url + path, headers }).replace(
            "Accept: application/json",
            instead ?? "$&",
          );
          const { stdout } = await run("sh", ["-c", `${command} -s -w '\\n%{http_code}'`], {
            env: { ...process.env, INTERCOM_ACCESS_TOKEN: sample.token },
          });
          const value = /^Accept[:;] ?(.*)$/.exec(instead ?? "Accept: application/json")?.[1];
          const accepted = judgeAccept(value ?? "").kind === "accepted";
          assert.equal(stdout.split("\n").at(-1), accepted ? "200" : "406");
          assert.match(stdout, accepted ? /"test-curl-001"/ : /media_type_not_acceptable/);
        });
      });
    }
  }
});

describe("powershellCurl", () => {
  it("calls the program by its name, with the token from the environment", () => {
    assert.deepEqual(
      powershellCurl({ url: "https://api.intercom.io/me?a=$b", headers }).split("\n"),
      [
        "curl.exe 'https://api.intercom.io/me?a=$b' `",
        "  -H 'Accept: application/json' `",
        "  -H 'Intercom-Version: 2.13' `",
        '  -H "Authorization: Bearer $env:INTERCOM_ACCESS_TOKEN"',
      ],
    );
  });

  it("doubles everything that PowerShell takes for a single quote", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^['\u2018-\u201ba$`"]{0,10}$/), (text) => {
        const [, quoted = ""] =
          /^curl\.exe '(.*)' `$/m.exec(powershellCurl({ url: text, headers: {} })) ?? [];
        assert.equal(
          quoted.replace(/(['\u2018-\u201b])\1/g, "$1"),
          text.replace(/(['\u2018-\u201b])/g, "$1"),
        );
        assert.doesNotMatch(quoted.replace(/(['\u2018-\u201b])\1/g, ""), /['\u2018-\u201b]/);
      }),
    );
  });
});
