import { plainHttp } from "../../../../src/diagnosis/rules/plainHttp.ts";
import { describeRule } from "../describeRule.ts";

describeRule(
  plainHttp,
  {
    "a connector to another host": {
      given: { url: "http://orders.example.com/1", client: "dataConnector" },
      context: { connector: { inputs: [] } },
      says: ["error", "certain"],
      at: "http://orders.example.com/1",
      message: /everything the connector sends/,
      fixed: ["GET https://orders.example.com/1"],
    },
    "http:": {
      given: { url: "http://api.intercom.io/me" },
      says: ["error", "certain"],
      at: "http://api.intercom.io/me",
      fixed: ["GET https://api.intercom.io/me"],
    },
    "in capitals, with another URL in the query": {
      given: { url: "HTTP://api.eu.intercom.io/me?x=http://a" },
      says: ["error", "certain"],
      at: "HTTP://api.eu.intercom.io/me?x=http://a",
      fixed: ["GET https://api.eu.intercom.io/me?x=http://a"],
    },
  },
  {
    "https:": {},
    "no scheme": { url: "api.intercom.io/me" },
    "another host": { url: "http://localhost:8080/me" },
    "a mention in the query": { url: "https://api.intercom.io/me?x=http://api.intercom.io" },
    "a table of headers": { url: null },
  },
);
