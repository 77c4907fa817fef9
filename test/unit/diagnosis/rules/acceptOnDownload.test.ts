import { acceptOnDownload } from "../../../../src/diagnosis/rules/acceptOnDownload.ts";
import { type Firing, describeRule } from "../describeRule.ts";

function forced(url: string, value: string): Firing {
  return {
    given: { url, headers: [`Accept: ${value}`] },
    says: ["warning", "likely"],
    at: value,
    message: /application\/octet-stream/,
    fixed: [`GET ${url}`, "Accept: application/octet-stream"],
  };
}

const content = "https://api.intercom.io/download/content/data/abc";

describeRule(
  acceptOnDownload,
  {
    "an exported job's data": forced(content, "application/json"),
    "reporting data": forced(
      "https://api.eu.intercom.io/download/reporting_data/x?app_id=1",
      "application/json; charset=utf-8",
    ),
  },
  {
    "what it serves is asked for": {
      url: content,
      headers: ["Accept: application/octet-stream"],
    },
    "what it serves is in the list": {
      url: content,
      headers: ["Accept: application/octet-stream, application/json"],
    },
    "anything is asked for": { url: content, headers: ["Accept: */*"] },
    "nothing is asked for": { url: content },
    "an unknown value": { url: content, headers: ["Accept: ?$ACCEPT"] },
    "JSON elsewhere": { headers: ["Accept: application/json"] },
    "a look-alike path": {
      url: "https://api.intercom.io/downloads/content/data/abc",
      headers: ["Accept: application/json"],
    },
    "a look-alike host": {
      url: "https://api.intercom.io.evil.com/download/content/data/abc",
      headers: ["Accept: application/json"],
    },
  },
);
