import { versionMissing } from "../../../../src/diagnosis/rules/versionMissing.ts";
import { describeRule } from "../describeRule.ts";

const order = "https://api.intercom.io/custom_object_instances/Order";

describeRule(
  versionMissing,
  {
    "a look-up, which 2.13 has": {
      given: { url: `${order}?external_id=1` },
      says: ["hint", "certain"],
      at: `${order}?external_id=1`,
      fixed: [`GET ${order}?external_id=1`, "Intercom-Version: 2.13"],
    },
    "a list, which needs 2.16": {
      given: { url: order },
      says: ["hint", "certain"],
      at: order,
      fixed: [`GET ${order}`, "Intercom-Version: 2.16"],
    },
    "a route that every version has": {
      given: {},
      says: ["hint", "certain"],
      at: "https://api.intercom.io/me",
      fixed: ["GET https://api.intercom.io/me", "Intercom-Version: 2.13"],
    },
    "a route that is not in the table": {
      given: { url: "https://api.intercom.io/contacts" },
      says: ["hint", "certain"],
      at: "https://api.intercom.io/contacts",
      fixed: ["GET https://api.intercom.io/contacts", "Intercom-Version: 2.13"],
    },
    "a table of headers alone": {
      given: { url: null, method: "", client: "dataConnector", headers: ["Accept: */*"] },
      says: ["hint", "certain"],
      at: "Accept: */*",
      fixed: ["Accept: */*", "Intercom-Version: 2.13"],
    },
    "it is taken off": {
      given: { headers: ["-Intercom-Version:"] },
      says: ["hint", "certain"],
      at: "https://api.intercom.io/me",
      fixed: ["GET https://api.intercom.io/me", "Intercom-Version: 2.13"],
    },
  },
  {
    "it is there": { headers: ["intercom-version: 2.13"] },
    "it is unknown": { headers: ["Intercom-Version: ?$VERSION"] },
    "headers may come from elsewhere": { headersComplete: false },
  },
);
