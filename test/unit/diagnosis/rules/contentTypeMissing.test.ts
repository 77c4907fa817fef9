import { contentTypeMissing } from "../../../../src/diagnosis/rules/contentTypeMissing.ts";
import { describeRule } from "../describeRule.ts";

const url = "https://api.intercom.io/custom_object_instances/Order";
const body = '{"external_id":"1"}';
const type = "Content-Type: application/json";

describeRule(
  contentTypeMissing,
  {
    "curl calls it a form": {
      given: { method: "POST", url, body },
      says: ["warning", "likely"],
      at: "POST",
      message: /application\/x-www-form-urlencoded/,
      fixed: [`POST ${url}`, type, "", body],
    },
    "curl is told to send none": {
      given: { method: "POST", url, body, headers: ["-Content-Type:"] },
      says: ["warning", "likely"],
      at: "POST",
      message: /^Nothing says/,
      fixed: [`POST ${url}`, type, "", body],
    },
    "a .http file": {
      given: { method: "PATCH", url, body, client: "httpRunner" },
      says: ["warning", "likely"],
      at: "PATCH",
      message: /^Nothing says/,
      fixed: [`PATCH ${url}`, type, "", body],
    },
    "a PUT that nobody wrote": {
      given: { method: "PUT", methodImplied: true, url, body },
      says: ["warning", "likely"],
      at: body,
      fixed: [url, type, "", body],
    },
  },
  {
    "it is there": { method: "POST", url, body, headers: [type] },
    "it is there in lower case": { method: "POST", url, body, headers: [type.toLowerCase()] },
    "another type is there": { method: "POST", url, body, headers: ["Content-Type: text/plain"] },
    "an unknown one is there": { method: "POST", url, body, headers: ["Content-Type: ?$TYPE"] },
    "an option implies it": { method: "POST", url, body, headers: [`+${type}`] },
    "headers may come from elsewhere": { method: "POST", url, body, headersComplete: false },
    "there is no body": { method: "POST", url },
    "a GET": { url, body },
    "a DELETE": { method: "DELETE", url, body },
    "a method from a variable": { method: "$METHOD", url, body },
  },
);
