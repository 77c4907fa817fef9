import assert from "node:assert/strict";
import { judgedText } from "../judgedText.ts";

const url = "https://api.intercom.io/me";
const accept = "-H 'Accept: application/json'";
const token = "-H 'Authorization: Bearer x'";

describe("commands in strings of languages that are not known", () => {
  const right: Readonly<Record<string, string>> = {
    "that end in a word without quotes": `val a = shell("curl -s ${url} -H $auth -H Accept:application/json")\nprintln("it's fine")\nval c = "Accept: text/html"`,
    "that end before the string of another one": `def q = "curl -s ${url} -H Accept:application/json -H \${auth}".execute()\ndef r = ("curl -s ${url}"\n  + " ${accept}"\n  + " ${token}")`,
    "in single quotes": `COPY x FROM PROGRAM 'curl -s ${url} -H "Accept: application/json" -H "Authorization: Bearer x"';`,
    "in which single quotes are doubled": `VALUES ('curl -s ${url} -H ''Accept: application/json'' -H ''Authorization: Bearer x''');`,
    "in which double quotes are doubled": `id,cmd\n1,"curl -s ${url} -H ""Accept: application/json"" -H ""Authorization: Bearer x"""`,
    "with words that are filled in": `shell("curl -s ${url} -H Accept:application/json -H \\(auth)")`,
    "with entities for quotes": `<argument>curl -s ${url} -H &quot;Accept: application/json&quot; -H &quot;Authorization: Bearer x&quot;</argument>`,
  };
  for (const [name, text] of Object.entries(right)) {
    it(`are all right: ${name}`, () => {
      assert.deepEqual(judgedText(`${text}\n`, {}).said, []);
    });
  }

  it("are all right on a long line", () => {
    const text = `[${'"a", '.repeat(200)}"6' curl -s ${url} -H Accept:application/json -H $H", "it's"]\n`;
    assert.deepEqual(judgedText(text, {}).said, []);
  });

  const joined: readonly string[] = [
    `let a = "curl -s ${url} " +\n  "${accept} " +\n  "${token}"`,
    `final s = 'curl -s ${url} ' + headers.join(' ');`,
    `my $d = 'curl -s ${url} ' . $headers;`,
    `final s = 'curl -s ${url} '\n    '-H "Authorization: Bearer $t"';`,
    `let y = execProcess("curl -s ${url} " & hdrs)`,
    `std::string cmd = "curl -s ${url} ";\ncmd += "${token}";`,
    `(concat "curl -s ${url} "\n  "${token}")`,
    `cmd = "curl -s ${url} " <> headers`,
    `system(paste("curl -s ${url}", "${token}"))`,
    `system(paste0("curl -s ${url}", hdrs))`,
    `Dim c As String = "curl -s ${url} " & _\n  "-H ""Authorization: Bearer "" & t`,
    `val c = buildString { append("curl -s ${url}"); headers.forEach { append(" -H '$it'") } }`,
    `system("curl -s ${url} "\n  "-H \\"Authorization: Bearer $T\\"");`,
    `run(["curl -s ${url}", "${token}"].join(" "))`,
    `local base = "curl -s ${url}"\nos.execute(base .. headers)`,
  ];
  for (const text of joined) {
    it(`may have more headers: ${text}`, () => {
      assert.deepEqual(judgedText(`${text}\n`, {}).said, []);
    });
  }

  const wrong: Readonly<Record<string, string>> = {
    "in double quotes": `system("curl -s ${url} -H 'Accept: text/html' ${token}")\nprintln("it's")`,
    "in single quotes": `system('curl -s ${url} -H "Accept: text/html" -H "Authorization: Bearer x"')`,
    "in three quotes": `run("""curl -s ${url} -H "Accept: text/html" ${token}""")`,
    "without quotes of their own": `run("curl -s ${url} ${token} -H Accept:text/html")\nrun("x")`,
    "behind an apostrophe": `Here's what I've run: curl ${url} -H 'Accept: text/html' ${token}`,
    "on several lines": `run("curl -s ${url} \\\n  -H 'Accept: text/html' \\\n  ${token}")`,
    "of a substitution": `X="$(curl ${url} -H "Accept: text/html" ${token})"`,
  };
  for (const [name, text] of Object.entries(wrong)) {
    it(`are repaired: ${name}`, () => {
      const { said, fixed } = judgedText(`${text}\n`, {});
      assert.deepEqual(said, ["accept-value @ text/html"]);
      assert.equal(fixed, `${text}\n`.replace("text/html", "application/json"));
    });
  }

  it("get no quotes, which would have to be escaped in nobody knows what way", () => {
    const text = `EXEC xp_cmdshell 'curl -s https://api.intercom.io/contacts -d "{}" -H "Accept: application/json" -H "Authorization: Bearer x"';\n`;
    const { said, fixed } = judgedText(text, {});
    assert.equal(said.length, 1);
    assert.equal(fixed, text);
  });

  it("are told what they lack where the string is all there is", () => {
    assert.deepEqual(judgedText(`system("curl -s ${url} ${accept}");\n`, {}).said, [
      `authorization-missing @ ${url}`,
    ]);
  });
});
