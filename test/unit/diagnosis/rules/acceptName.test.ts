import { acceptName } from "../../../../src/diagnosis/rules/acceptName.ts";
import { type Firing, describeRule } from "../describeRule.ts";

const get = "GET https://api.intercom.io/me";

function misspelt(name: string): Firing {
  return {
    given: { headers: [`${name}: application/json`], client: "dataConnector" },
    says: ["error", "certain"],
    at: name,
    message: /is not the Accept header, so Intercom sees none/,
    fixed: [get, "Accept: application/json"],
  };
}

describeRule(
  acceptName,
  {
    Accepts: misspelt("Accepts"),
    "lower case": misspelt("acept"),
    "letters swapped": misspelt("Accpet"),
    "Accept-Type": misspelt("Accept-Type"),
    "a space at the end": misspelt("Accept "),
    "a no-break space at the end": misspelt("Accept\u00a0"),
    "a byte order mark at the start": misspelt("\ufeffAccept"),
    "a zero-width space inside": misspelt("Acc\u200bept"),
    quotes: misspelt('"Accept"'),
    "AcceptEncoding with a media type": misspelt("AcceptEncoding"),
    "curl sends another in its place": {
      ...misspelt("Accepts"),
      given: { headers: ["Accepts: application/json"] },
      message: /\. curl sends “Accept: \*\/\*” by default instead/,
    },
    "the right one may come from elsewhere": {
      ...misspelt("Accepts"),
      given: { headers: ["Accepts: application/json"], headersComplete: false },
      says: ["warning", "likely"],
    },
    "an unknown value": {
      given: { headers: ["Accepts: ?$ACCEPT"], client: "unknown" },
      says: ["error", "certain"],
      at: "Accepts",
      fixed: [get, "Accept: $ACCEPT"],
    },
    "a value that does not ask for JSON": {
      given: { headers: ["Accepts: text/html"], client: "unknown" },
      says: ["error", "certain"],
      at: "Accepts",
      fixed: [get, "Accept: application/json"],
    },
    "between others, which stay as they are": {
      ...misspelt("Accepts"),
      given: {
        headers: ["Intercom-Version: 2.13", "Accepts: application/json", "X: 1"],
        client: "unknown",
      },
      fixed: [get, "Intercom-Version: 2.13", "Accept: application/json", "X: 1"],
    },
  },
  {
    "the right name": { headers: ["Accept: application/json"] },
    "the right name in another case": { headers: ["aCCEPT: application/json"] },
    "a misspelt one beside the right one": {
      headers: ["Accepts: text/html", "Accept: application/json"],
    },
    "Accept-Encoding": { headers: ["Accept-Encoding: gzip/json"] },
    "Accept-Language": { headers: ["Accept-Language: ?$LANGUAGE"] },
    "Accept-Charset": { headers: ["Accept-Charset: ?$CHARSET"] },
    Expect: { headers: ["Expect: ?$EXPECT"] },
    "AcceptEncoding with an encoding": { headers: ["AcceptEncoding: gzip"] },
    "a value that is no media type": { headers: ["Accepts: cookies"] },
    "no header": {},
  },
);
