import { contentTypeOnGet } from "../../../../src/diagnosis/rules/contentTypeOnGet.ts";
import { describeRule } from "../describeRule.ts";

const get = "GET https://api.intercom.io/me";
const both = ["Content-Type: application/json", "Accept: application/json"];

describeRule(
  contentTypeOnGet,
  {
    "a GET": {
      given: { headers: both },
      says: ["hint", "certain"],
      at: "Content-Type: application/json",
      message: /^A GET request has no body/,
      fixed: [get, "Accept: application/json"],
    },
    "a HEAD with a type from elsewhere": {
      given: { method: "HEAD", headers: ["Accept: */*", "content-type: ?$TYPE"] },
      says: ["hint", "certain"],
      at: "content-type: $TYPE",
      message: /^A HEAD request has no body/,
      fixed: ["HEAD https://api.intercom.io/me", "Accept: */*"],
    },
  },
  {
    "a POST": { method: "POST", headers: both, body: "{}" },
    "a GET with a body": { headers: both, body: "{}" },
    "a GET that nobody wrote": { headers: both, methodImplied: true },
    "a method that nothing tells": { method: "", url: null, headers: both },
    "no Accept, which is another finding": { headers: ["Content-Type: application/json"] },
    "Accept is taken off": { headers: ["Content-Type: application/json", "-Accept:"] },
    "Content-Type is taken off": { headers: ["-Content-Type:", "Accept: application/json"] },
    "an option implies both": {
      headers: ["+Content-Type: application/json", "+Accept: application/json"],
    },
  },
);
