import { type Fault, named } from "./fault.ts";
import { plain } from "./hostile.ts";
import { canary } from "./withClient.ts";

const unexpectedResponse = "unexpectedResponse";
const redirect = (location?: string) =>
  ({ kind: unexpectedResponse, unexpected: { what: "redirect", location } }) as const;

/** Redirects: answers, never followed. */
export const redirects: Readonly<Record<string, Fault>> = {
  ...named(
    [301, 302, 303, 307, 308],
    (code) => `a redirect (${code}) to another host`,
    (code) => ({
      answer: (response, around) => {
        response.writeHead(code, { Location: `${around.elsewhere}/me?token=${canary}` }).end();
      },
      facts: { kind: unexpectedResponse, status: code },
    }),
  ),
  "a redirect without a location": { answer: plain(302, ""), facts: redirect() },
  "a redirect to nowhere": {
    answer: plain(302, "", { Location: "http://[nowhere" }),
    facts: redirect(),
  },
  "a redirect that names the token as its host": {
    answer: plain(307, "", { Location: `https://${canary}/` }),
    facts: redirect("[redacted]"),
  },
};

/** JSON of another form than any operation's. */
export const misshapen = named(
  [
    ...["null", "[]", "3", "12345678901234567890", '"text"', "true", "{}"],
    ...['{"type":"list","data":null}', '{"type":"list","data":"all"}', '{"type":"list"}'],
    ...["[{}]", '[{"id":null}]', '[{"id":""}]', "[3]", '[{"id":"1"},[]]'].map(
      (data) => `{"type":"list","data":${data}}`,
    ),
  ],
  (body) => `the JSON ${body}`,
  (body) => ({ answer: plain(200, body), facts: { kind: unexpectedResponse, status: 200 } }),
);
