import { contentTypeMissing } from "../../../../src/diagnosis/rules/contentTypeMissing.ts";
import { type Firing, describeRule } from "../describeRule.ts";

const url = "https://api.intercom.io/custom_object_instances/Order";
const body = '{"external_id":"1"}';
const type = "Content-Type: application/json";

/** Another type than that of a body of JSON, and how the request is once it is put right. */
function mistyped(written: string): Firing {
  return {
    given: { method: "POST", url, body, jsonBody: true, headers: [`Content-Type: ${written}`] },
    says: ["warning", "likely"],
    at: written,
    message: /^The body is JSON, but/,
    fixed: [`POST ${url}`, type, "", body],
  };
}

const form = "Content-Type: application/x-www-form-urlencoded";
const ofCurl = ["User-Agent: curl/8.1.2", "Content-Length: 74"];
const exchange = "https://api.intercom.io/auth/eagle/token";

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
      message: /^Nothing declares/,
      fixed: [`POST ${url}`, type, "", body],
    },
    "a .http file": {
      given: { method: "PATCH", url, body, client: "httpRunner" },
      says: ["warning", "likely"],
      at: "PATCH",
      message: /^Nothing declares/,
      fixed: [`PATCH ${url}`, type, "", body],
    },
    "a PUT that nobody wrote": {
      given: { method: "PUT", methodImplied: true, url, body },
      says: ["warning", "likely"],
      at: body,
      fixed: [url, type, "", body],
    },
    "a text, as browsers call it": mistyped("text/plain;charset=UTF-8"),
    "a form with JSON in it": mistyped("application/x-www-form-urlencoded"),
    XML: mistyped("application/xml"),
    "a type that the client gives": {
      given: { method: "POST", url, body, jsonBody: true, headers: ["+Content-Type: text/plain"] },
      says: ["warning", "likely"],
      at: "text/plain",
      fixed: [`POST ${url}`, "Content-Type: text/plain", type, "", body],
    },
    "a form": {
      given: { method: "POST", url, body, formBody: true },
      says: ["warning", "likely"],
      at: "POST",
      message: /is sent as a form\. Encode it/,
    },
    "a form that is called JSON": {
      given: { method: "POST", url, body, formBody: true, headers: [`${type}; charset=utf-8`] },
      says: ["warning", "likely"],
      at: body,
      message: /though Content-Type says application\/json; charset=utf-8/,
    },
    "a form that is called JSON, where headers may come from elsewhere": {
      ...{ says: ["warning", "likely"], at: body },
      given: {
        ...{ method: "POST", url, body, formBody: true, headersComplete: false },
        headers: [type],
      },
    },
    "what curl has sent by itself": {
      given: { method: "POST", url, client: "unknown", headers: [...ofCurl, form] },
      says: ["warning", "likely"],
      at: "application/x-www-form-urlencoded",
      message: /curl/,
      fixed: [`POST ${url}`, ...ofCurl, type],
    },
  },
  {
    "it is there": { method: "POST", url, body, headers: [type] },
    "it is there in lower case": { method: "POST", url, body, headers: [type.toLowerCase()] },
    "another type is there": { method: "POST", url, body, headers: ["Content-Type: text/plain"] },
    "an unknown one is there": { method: "POST", url, body, headers: ["Content-Type: ?$TYPE"] },
    "an option implies it": { method: "POST", url, body, headers: [`+${type}`] },
    "headers may come from elsewhere": { method: "POST", url, body, headersComplete: false },
    "a type of JSON's own": {
      ...{ method: "POST", url, body, jsonBody: true },
      headers: ["Content-Type: application/vnd.api+json"],
    },
    "a type that is filled in": {
      ...{ method: "POST", url, body, jsonBody: true },
      headers: ["Content-Type: {{type}}"],
    },
    "what is no type": { method: "POST", url, body, jsonBody: true, headers: ["Content-Type:"] },
    "a text in a GET": { url, body, jsonBody: true, headers: ["Content-Type: text/plain"] },
    "a form of another client": {
      ...{ method: "POST", url },
      headers: ["User-Agent: ruby", "Content-Length: 74", form],
    },
    "a form of curl with nothing in it": {
      ...{ method: "POST", url },
      headers: ["User-Agent: curl/8.1.2", "Content-Length: 0", form],
    },
    "a code that is changed for a token": {
      ...{ method: "POST", url: exchange },
      headers: [...ofCurl, form],
    },
    "a form of a type that is not known": {
      ...{ method: "POST", url, body, formBody: true },
      headers: ["Content-Type: ?$TYPE"],
    },
    "a form that changes a code for a token": {
      ...{ method: "POST", url: exchange, body, formBody: true, headers: [type] },
    },
    "a form in a GET": { url, body, formBody: true, headers: [type] },
    "there is no body": { method: "POST", url },
    "a GET": { url, body },
    "a DELETE": { method: "DELETE", url, body },
    "a method from a variable": { method: "$METHOD", url, body },
  },
);
