import assert from "node:assert/strict";
import fc from "fast-check";
import { diagnose } from "../../../../src/diagnosis/diagnose.ts";
import { applyEdits } from "../../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../../src/requests/edits/edits.ts";
import { extractRequests } from "../../../../src/requests/extract.ts";

const url = "https://api.intercom.io/me";
const contacts = "https://api.intercom.io/contacts";
const script = { languageId: "shellscript" } as const;

function judged(text: string) {
  return diagnose(extractRequests(text, script)).requests;
}

/** The findings that are no hints. */
function found(text: string): string[] {
  return judged(text).flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity !== "hint").map(({ code }) => code),
  );
}

/** Every fix of a text made, one request after the other. */
function repaired(text: string): string {
  const edits = judged(text).flatMap(({ request, findings }) =>
    editsOf(
      request,
      findings
        .filter(({ severity }) => severity !== "hint")
        .flatMap(({ fix }) => fix?.changes ?? []),
    ),
  );
  return applyEdits(text, edits);
}

describe("commands that are not curl", () => {
  const token = `"Authorization: Bearer $T"`;
  const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    "wget, all right": [`wget -qO- --header=${token} ${url}`, []],
    "wget, options apart and joined": [
      `wget -q -O x.json --header "Accept: text/html" --header ${token} "${url}"`,
      ["accept-value"],
    ],
    "wget, no token": [
      `wget --header="Accept: application/json" ${url}`,
      ["authorization-missing"],
    ],
    "wget, a user": [`wget --user=a --password=b ${url}`, []],
    "wget, a body": [
      `wget --post-data='{"a":1}' --header=${token} --header="Accept: application/json" ${contacts}`,
      ["content-type-missing"],
    ],
    "wget, a body with nothing in it": [
      `wget --post-data='' --header=${token} --header="Accept: application/json" ${contacts}`,
      [],
    ],
    "wget, a method": [
      `wget --method=POST --body-data='{}' --header=${token} --header 'Content-Type: application/json' ${contacts}`,
      [],
    ],
    "wget, an empty Accept": [`wget --header='Accept:' --header=${token} ${url}`, ["accept-value"]],
    "wget, headers from a file": [`wget --config=wgetrc ${url}`, []],
    "wget, another host": [`wget --header='Accept: text/html' https://example.com/me`, []],
    "HTTPie, all right": [`http GET ${url} Authorization:"Bearer $T"`, []],
    "HTTPie, a browser's Accept": [
      `http --check-status ${url} Authorization:"Bearer $T" Accept:text/html`,
      ["accept-value"],
    ],
    "HTTPie, Accept taken away": [
      `https ${url} Authorization:"Bearer $T" Accept:`,
      ["accept-missing"],
    ],
    "HTTPie, a token by option": [`http -A bearer -a "$T" ${url}`, []],
    "HTTPie, JSON": [`http POST ${contacts} Authorization:"Bearer $T" name=Pete age:=3`, []],
    "HTTPie, a form": [
      `http -f POST ${contacts} Authorization:"Bearer $T" a=1`,
      ["content-type-missing"],
    ],
    "HTTPie, no token": [`xh ${url} page==2`, ["authorization-missing"]],
    "HTTPie, a session": [`http --session=me ${url}`, []],
    "HTTPie, more items elsewhere": [`http ${url} "\${items[@]}"`, []],
    "no command": [`echo "http GET ${url}"\n# wget ${url}\nresult=http\n`, []],
  };
  for (const [name, [text, codes]] of Object.entries(cases)) {
    it(`${name}: ${codes.join(", ") || "nothing"}`, () => {
      assert.deepEqual(found(`${text}\n`), codes);
    });
  }

  it("leave a form of HTTPie to people, which a header does not make JSON", () => {
    const form = `http --form POST ${contacts} Authorization:"Bearer $T" Accept:application/json a=1\n`;
    assert.deepEqual(found(form), ["content-type-missing"]);
    assert.equal(repaired(form), form);
    const called = `http -f POST ${contacts} Authorization:"Bearer $T" Content-Type:application/json a=1\n`;
    assert.deepEqual(found(called), ["content-type-missing"]);
  });

  it("are not looked for in prose", () => {
    const prose = `The http api at https://api.intercom.io/me, which wget reads too, wants Accept:text/html.`;
    assert.deepEqual(extractRequests(prose, { languageId: "markdown" }).requests, []);
  });

  for (const [name, text, healed] of [
    [
      "wget",
      `wget -q \\\n  --header='Accept: text/html' \\\n  --header="Authorization: Bearer $T" \\\n  ${url}\n`,
      `wget -q \\\n  --header='Accept: application/json' \\\n  --header="Authorization: Bearer $T" \\\n  ${url}\n`,
    ],
    [
      "wget with a body",
      `wget --post-data='{}' --header="Authorization: Bearer $T" ${contacts}\n`,
      `wget --post-data='{}' --header="Authorization: Bearer $T" --header="Content-Type: application/json" ${contacts}\n`,
    ],
    [
      "HTTPie",
      `http ${url} \\\n  Authorization:"Bearer $T" \\\n  Accept:text/html\n`,
      `http ${url} \\\n  Authorization:"Bearer $T" \\\n  Accept:application/json\n`,
    ],
    [
      "HTTPie, a semicolon",
      `http ${url} Authorization:"Bearer $T" "Accept;"\n`,
      `http ${url} Authorization:"Bearer $T" "Accept:application/json"\n`,
    ],
    [
      "HTTPie without an Accept",
      `http ${url} Authorization:"Bearer $T" Accept:\n`,
      `http ${url} Authorization:"Bearer $T" Accept:application/json\n`,
    ],
  ] as const) {
    it(`are repaired in their own way: ${name}`, () => {
      assert.equal(repaired(text), healed);
      assert.deepEqual(found(healed), []);
    });
  }

  it("never throw, whatever their words are", () => {
    const word = fc.constantFrom(
      ...[
        "-",
        "--",
        "--header",
        "--header=",
        "-O",
        "GET",
        url,
        "Accept:",
        "a:=1",
        "=",
        ":",
        ";",
        "@x",
      ],
      ...["$X", '"$X"', "'", '"', "\\", "--post-data", "--method", "-a", "Accept:text/html"],
    );
    fc.assert(
      fc.property(fc.constantFrom("wget", "http", "https"), fc.array(word), (name, words) => {
        const text = `${name} ${words.join(" ")}\n`;
        for (const { request, findings } of judged(text)) {
          for (const { fix } of findings) applyEdits(text, editsOf(request, fix?.changes ?? []));
        }
      }),
    );
  });
});

describe("variables of a shell script", () => {
  const call = `curl "$API/me" -H "Accept: $TYPE" -H "Authorization: Bearer $T"\n`;
  const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    "one text each": [`API=https://api.intercom.io\nTYPE="text/html"\n${call}`, ["accept-value"]],
    exported: [
      `export API='https://api.intercom.io'\nreadonly TYPE=text/html\n${call}`,
      ["accept-value"],
    ],
    "in braces": [
      `API=https://api.intercom.io; # x\ncurl "\${API}/me" -H 'Accept: x' -H 'Authorization: Bearer x'\n`,
      ["accept-value"],
    ],
    "assigned later": [`${call}API=https://api.intercom.io\nTYPE=text/html\n`, []],
    "assigned twice": [`API=https://api.intercom.io\nTYPE=a/b\nTYPE=text/html\n${call}`, []],
    "assigned in a branch": [
      `if x; then\n  API=https://api.intercom.io\nfi\nTYPE=text/html\n${call}`,
      [],
    ],
    "for one command": [`API=https://api.intercom.io TYPE=text/html make\n${call}`, []],
    "with a default": [`API=\${API:-https://api.intercom.io}\nTYPE=text/html\n${call}`, []],
    "read from outside": [`API=https://api.intercom.io\nread -r API\nTYPE=text/html\n${call}`, []],
    "of a loop": [`API=https://api.intercom.io\nfor TYPE in a b; do ${call}done\n`, []],
    appended: [`API=https://api.intercom.io\nTYPE=text\nTYPE+=/html\n${call}`, []],
    "without quotes, of several words": [
      `H="-H Accept:x"\ncurl $H https://api.intercom.io/me\n`,
      [],
    ],
  };
  for (const [name, [text, codes]] of Object.entries(cases)) {
    it(`${name}: ${codes.join(", ") || "nothing"}`, () => {
      assert.deepEqual(found(text), codes);
    });
  }

  it("say how a header begins, even where the rest is not known", () => {
    for (const [value, is] of [
      ["Bearer$T", true],
      ["Basic $T", true],
      ["Bearer: $T", true],
      ["Bearer Bearer $T", true],
      ["Bearer '$T'", true],
      ["Bearer $T", false],
      ["$T", false],
      ["$SCHEME $T", false],
    ] as const) {
      const codes = found(
        `curl ${url} -H 'Accept: application/json' -H "Authorization: ${value}"\n`,
      );
      assert.deepEqual(codes, is ? ["authorization-malformed"] : [], value);
    }
  });
});

describe("words of a curl command", () => {
  const accept = `-H "Accept: application/json"`;
  const token = `-H "Authorization: Bearer $T"`;
  const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    "a body with nothing in it": [`curl -X POST -d '' ${accept} ${token} ${contacts}`, []],
    "a body that may have something in it": [
      `curl -d "$BODY" ${accept} ${token} ${contacts}`,
      ["content-type-missing"],
    ],
    "a token behind a header without quotes": [
      `curl ${accept} -H Authorization: Bearer $T ${url}`,
      ["authorization-missing"],
    ],
    "a token alone behind it": [
      `curl ${accept} -H Authorization: $T ${url}`,
      ["authorization-missing"],
    ],
    "more options behind it": [`curl ${accept} -H Authorization: Bearer $T $MORE ${url}`, []],
    "more options behind a header that is taken away": [
      `curl ${accept} -H "Authorization:" $MORE ${url}`,
      [],
    ],
  };
  for (const [name, [text, codes]] of Object.entries(cases)) {
    it(`${name}: ${codes.join(", ") || "nothing"}`, () => {
      assert.deepEqual(found(`${text}\n`), codes);
    });
  }
});
