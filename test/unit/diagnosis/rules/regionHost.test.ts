import { regionHost } from "../../../../src/diagnosis/rules/regionHost.ts";
import { describeRule } from "../describeRule.ts";

describeRule(
  regionHost,
  {
    "the US for a workspace in Europe": {
      given: { url: "https://api.intercom.io/me" },
      context: { region: "eu" },
      says: ["warning", "likely"],
      at: "https://api.intercom.io/me",
      message: /stored in EU\. Its host is api\.eu\.intercom\.io/,
      fixed: ["GET https://api.eu.intercom.io/me"],
    },
    "Europe for a workspace in Australia, in capitals": {
      given: { url: "https://API.EU.Intercom.io/me?x=api.eu.intercom.io" },
      context: { region: "au" },
      says: ["warning", "likely"],
      at: "https://API.EU.Intercom.io/me?x=api.eu.intercom.io",
      fixed: ["GET https://api.au.intercom.io/me?x=api.eu.intercom.io"],
    },
    "without a scheme": {
      given: { url: "api.au.intercom.io/me" },
      context: { region: "us" },
      says: ["warning", "likely"],
      at: "api.au.intercom.io/me",
      fixed: ["GET api.intercom.io/me"],
    },
    "a name for the region that has none": {
      given: { url: "https://api.us.intercom.io/me" },
      says: ["warning", "likely"],
      at: "https://api.us.intercom.io/me",
      message: /no host api\.us\.intercom\.io\. The host for this region is api\.intercom\.io/,
      fixed: ["GET https://api.intercom.io/me"],
    },
    "a region in the wrong place": {
      given: { url: "https://EU.api.intercom.io/me" },
      says: ["warning", "likely"],
      at: "https://EU.api.intercom.io/me",
      fixed: ["GET https://api.eu.intercom.io/me"],
    },
    "the same, for a workspace elsewhere": {
      given: { url: "https://api-eu.intercom.io" },
      context: { region: "au" },
      says: ["warning", "likely"],
      at: "https://api-eu.intercom.io",
      fixed: ["GET https://api.au.intercom.io"],
    },
  },
  {
    "the same region": { context: { region: "us" } },
    "no connection": { url: "https://api.eu.intercom.io/me" },
    "a look-alike host": {
      url: "https://api.intercom.io.evil.com/me",
      context: { region: "eu" },
    },
    "a host for something else": { url: "https://api-iam.intercom.io/messenger/web/ping" },
    "a variable for the host": { url: "?https://$HOST/me", context: { region: "eu" } },
    "a table of headers": { url: null, context: { region: "eu" } },
  },
);
