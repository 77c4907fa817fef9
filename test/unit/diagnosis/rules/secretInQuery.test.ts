import { secretInQuery } from "../../../../src/diagnosis/rules/secretInQuery.ts";
import { describeRule } from "../describeRule.ts";

const url = "https://api.intercom.io/me";
const token = ["dG9r", "OmZvb2JhcmJhemZvb2Jhcg=="].join("");

describeRule(
  secretInQuery,
  {
    "Intercom's own token": {
      given: { url: `${url}?t=${token}&x=1`, headers: ["Authorization: Bearer x"] },
      says: ["error", "certain"],
      at: `${url}?t=${token}&x=1`,
      message: /as t, .* in a header\.$/,
      fixed: [`GET ${url}?x=1`, "Authorization: Bearer x"],
    },
    "no header brings a token": {
      given: { url: `${url}?access_token=abc` },
      says: ["warning", "likely"],
      at: `${url}?access_token=abc`,
      message: /as access_token\. Intercom does not read it there and answers 401/,
    },
    "a name that is a credential's": {
      given: { url: `${url}?x=1&access_token=abc#there`, client: "dataConnector" },
      says: ["warning", "likely"],
      at: `${url}?x=1&access_token=abc#there`,
      message: /one of the workspace's authentication tokens\.$/,
      fixed: [`GET ${url}?x=1#there`],
    },
    "its value comes from an input": {
      given: { url: `${url}?api_key={{key}}`, headers: ["Authorization: Bearer x"] },
      says: ["warning", "likely"],
      at: `${url}?api_key={{key}}`,
      fixed: [`GET ${url}`, "Authorization: Bearer x"],
    },
    "in the middle": {
      given: { url: `${url}?a=1&API-Key=1&b=2`, headers: ["Authorization: Bearer x"] },
      says: ["warning", "likely"],
      at: `${url}?a=1&API-Key=1&b=2`,
      fixed: [`GET ${url}?a=1&b=2`, "Authorization: Bearer x"],
    },
    "of another host": {
      given: { url: "https://orders.example.com/1?secret=x", client: "dataConnector" },
      says: ["warning", "likely"],
      at: "https://orders.example.com/1?secret=x",
      fixed: ["GET https://orders.example.com/1"],
    },
  },
  {
    "no query": {},
    "other names": { url: `${url}?external_id=1&starting_after=WzE=&tokens=3&author=x` },
    "nothing in it": { url: `${url}?token=` },
    "in the fragment, which is not sent": { url: `${url}?a=1#access_token=abc` },
    "an unknown URL": { url: `?${url}?access_token=abc` },
    "a table of headers": { url: null },
  },
);
