import { acceptMissing } from "../../../../src/diagnosis/rules/acceptMissing.ts";
import { describeRule } from "../describeRule.ts";

const me = "https://api.intercom.io/me";
const get = `GET ${me}`;
const accept = "Accept: application/json";

describeRule(
  acceptMissing,
  {
    "a connector, of which nobody knows what it sends": {
      given: { client: "dataConnector", headers: ["Intercom-Version: ?****"] },
      context: { connector: { inputs: [] } },
      says: ["warning", "likely"],
      at: me,
      fixed: [get, "Intercom-Version: ****", accept],
    },
    "a connector that has had a run refused": {
      given: { client: "dataConnector" },
      context: { connector: { inputs: [], refused: true } },
      says: ["error", "certain"],
      at: me,
      message: /since the last change was refused with 406/,
      fixed: [get, accept],
    },
    "curl sends */* by itself": {
      given: { headers: ["Intercom-Version: 2.13"] },
      says: ["hint", "likely"],
      at: me,
      message: /, so curl sends “Accept: \*\/\*” by default/,
      fixed: [get, "Intercom-Version: 2.13", accept],
    },
    "HttpURLConnection sends a browser's list by itself": {
      given: { client: "urlConnection" },
      says: ["warning", "likely"],
      at: me,
      message:
        /, so HttpURLConnection sends “Accept: text\/html, .*” by default\. That looks like a browser's list/,
      fixed: [get, accept],
    },
    "axios sends a list that names JSON": {
      given: { client: "axios" },
      says: ["hint", "likely"],
      at: me,
      fixed: [get, accept],
    },
    "RestTemplate sends one for a text": {
      given: { client: "restTemplate" },
      says: ["hint", "likely"],
      at: me,
      fixed: [get, accept],
    },
    "the Accept of curl is taken off": {
      given: { headers: ["-Accept:"] },
      says: ["error", "certain"],
      at: "Accept:",
      message: /: curl does not add one here/,
      fixed: [get, accept],
    },
    "the Accept that an option implies is taken off": {
      given: {
        headers: ["-accept:", "+Content-Type: application/json"],
        method: "POST",
        body: "{}",
      },
      says: ["error", "certain"],
      at: "accept:",
      fixed: [`POST ${me}`, "accept: application/json", "Content-Type: application/json", "", "{}"],
    },
    "a .http file, whose runners differ": {
      given: { client: "httpRunner" },
      says: ["warning", "likely"],
      at: me,
      fixed: [get, accept],
    },
    "a Data Connector": {
      given: { client: "dataConnector" },
      says: ["warning", "likely"],
      at: me,
      message: /it is not known what the Data Connector sends by default/,
      fixed: [get, accept],
    },
    "an unknown sender": {
      given: { client: "unknown" },
      says: ["warning", "likely"],
      at: me,
      fixed: [get, accept],
    },
    "a table of headers alone": {
      given: {
        client: "dataConnector",
        url: null,
        method: "",
        headers: ["Intercom-Version: 2.13"],
      },
      says: ["warning", "likely"],
      at: "Intercom-Version: 2.13",
      fixed: ["Intercom-Version: 2.13", accept],
    },
    "Accept-Encoding is another header": {
      given: { client: "unknown", headers: ["Accept-Encoding: gzip"] },
      says: ["warning", "likely"],
      at: me,
      fixed: [get, "Accept-Encoding: gzip", accept],
    },
    "a Content-Type that is taken off stands in for nothing": {
      given: { client: "unknown", headers: ["-Content-Type:"] },
      says: ["warning", "likely"],
      at: me,
      fixed: [get, "Content-Type:", accept],
    },
  },
  {
    "it is there": { headers: ["Accept: application/json"] },
    "it is there in another case": { headers: ["ACCEPT: application/json"], client: "unknown" },
    "another value is there": { headers: ["Accept: text/html"] },
    "an empty one is there": { headers: ["Accept:"], client: "unknown" },
    "its value is unknown": { headers: ["Accept: ?$ACCEPT"], client: "unknown" },
    "an option implies it": { headers: ["+Accept: application/json"], client: "unknown" },
    "headers may come from elsewhere": { headersComplete: false, client: "unknown" },
    "it is taken off, and headers may come from elsewhere": {
      headers: ["-Accept:"],
      headersComplete: false,
    },
    "a misspelt one is another finding": { headers: ["Accepts: application/json"] },
    "Content-Type in its place is another finding": {
      headers: ["Content-Type: application/json"],
    },
    "it only looks whether the host is there": {
      method: "HEAD",
      url: "https://api.intercom.io",
      client: "unknown",
    },
    "a download does not want JSON": {
      url: "https://api.intercom.io/download/content/data/abc",
      client: "unknown",
    },
  },
);
