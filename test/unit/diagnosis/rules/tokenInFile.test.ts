import assert from "node:assert/strict";
import { tokenInFile } from "../../../../src/diagnosis/rules/tokenInFile.ts";
import { digestOf } from "../../../../src/model/digestOf.ts";
import { describeRule } from "../describeRule.ts";
import { laidOut } from "../laidOut.ts";

const token = "dG9rOjEyMzQ1Njc4XzkwYWJfY2RlZg==";
const activeTokenDigest = digestOf("an-active-one");

describeRule(
  tokenInFile,
  {
    "one that looks real": {
      given: { headers: [`Authorization: Bearer ${token}`] },
      says: ["warning", "likely"],
      at: `Bearer ${token}`,
      message: /looks like a real access token/,
    },
    "one that looks real, of the plain base64 alphabet": {
      given: { headers: ["authorization: Bearer dG9rOjEyMzQ1Njc4+/kwYWJfY2RlZg=="] },
      context: { activeTokenDigest },
      says: ["warning", "likely"],
      at: "Bearer dG9rOjEyMzQ1Njc4+/kwYWJfY2RlZg==",
    },
    "one without its scheme": {
      given: { headers: [`Authorization: ${token}`] },
      says: ["warning", "likely"],
      at: token,
    },
    "one after another word": {
      given: { headers: [`Authorization: Token ${token}`] },
      says: ["warning", "likely"],
      at: `Token ${token}`,
    },
    "that of a connection": {
      given: { headers: ["Authorization: bearer  an-active-one"] },
      context: { activeTokenDigest },
      says: ["error", "certain"],
      at: "bearer  an-active-one",
      message: /the token of a connection/,
    },
  },
  {
    "a placeholder": { headers: ["Authorization: Bearer YOUR_ACCESS_TOKEN"] },
    "the guide's redaction": {
      headers: [
        "Authorization: Bearer [REDACTED - use $INTERCOM_ACCESS_TOKEN from your .env file]",
      ],
    },
    "a template": { headers: ["Authorization: Bearer {{token}}"], context: { activeTokenDigest } },
    "an unknown value": { headers: [`Authorization: ?${token}`] },
    "one that is too short": { headers: ["Authorization: Bearer dG9rOjEyMw=="] },
    "another token": { headers: ["Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"] },
    "no header": { context: { activeTokenDigest: digestOf("") } },
  },
);

describe("token-in-file", () => {
  it("never repeats the token", () => {
    const { request } = laidOut({ headers: [`Authorization: Bearer ${token}`] });
    assert.doesNotMatch(JSON.stringify(tokenInFile.check(request, {})), /dG9r/);
  });
});
