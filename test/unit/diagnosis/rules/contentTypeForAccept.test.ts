import { contentTypeForAccept } from "../../../../src/diagnosis/rules/contentTypeForAccept.ts";
import { describeRule } from "../describeRule.ts";

const get = "GET https://api.intercom.io/me";
const json = "Content-Type: application/json";

describeRule(
  contentTypeForAccept,
  {
    "a connector that has had a run refused": {
      given: { client: "dataConnector", headers: [json] },
      context: { connector: { inputs: [], refused: true } },
      says: ["error", "certain"],
      at: json,
      fixed: [get, json, "Accept: application/json"],
    },
    "a connector": {
      given: { client: "dataConnector", headers: [json] },
      says: ["warning", "likely"],
      at: json,
      fixed: [get, json, "Accept: application/json"],
    },
    "curl, which sends */* by itself": {
      given: { headers: ["Intercom-Version: 2.13", "content-type: application/json"] },
      says: ["warning", "likely"],
      at: "content-type: application/json",
      fixed: [
        get,
        "Intercom-Version: 2.13",
        "content-type: application/json",
        "Accept: application/json",
      ],
    },
    "a HEAD with an unknown type": {
      given: { method: "HEAD", client: "unknown", headers: ["Content-Type: ?$TYPE"] },
      says: ["warning", "likely"],
      at: "Content-Type: $TYPE",
      fixed: ["HEAD https://api.intercom.io/me", "Content-Type: $TYPE", "Accept: application/json"],
    },
  },
  {
    "Accept is there too": { headers: [json, "Accept: application/json"] },
    "Accept is unknown": { headers: [json, "Accept: ?$ACCEPT"] },
    "headers may come from elsewhere": { headers: [json], headersComplete: false },
    "a POST": { method: "POST", headers: [json], body: "{}" },
    "a method that nothing tells": { method: "", url: null, headers: [json] },
    "Accept is misspelt": { headers: [json, "Accepts: application/json"] },
    "Accept is taken off": { headers: [json, "-Accept:"] },
    "Content-Type is taken off": { headers: ["-Content-Type:"] },
    "no Content-Type": { headers: ["Intercom-Version: 2.13"] },
    "a download": {
      url: "https://api.intercom.io/download/content/data/abc",
      headers: [json],
    },
  },
);
