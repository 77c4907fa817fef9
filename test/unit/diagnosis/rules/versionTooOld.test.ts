import { versionTooOld } from "../../../../src/diagnosis/rules/versionTooOld.ts";
import { type Firing, type Silent, describeRule } from "../describeRule.ts";

const order = "https://api.intercom.io/custom_object_instances/Order";
const connectors = "https://api.eu.intercom.io/data_connectors";

function tooOld(method: string, url: string, version: string, since: string): Firing {
  return {
    given: { method, url, headers: [`Intercom-Version: ${version}`] },
    says: ["error", "certain"],
    at: version,
    fixed: [`${method} ${url}`, `Intercom-Version: ${since}`],
  };
}

function fine(method: string, url: string, version: string): Silent {
  return { method, url, headers: [`Intercom-Version: ${version}`] };
}

describeRule(
  versionTooOld,
  {
    "a connector's list, whose version is masked": {
      given: { url: order, client: "dataConnector", headers: ["Intercom-Version: ?****"] },
      context: { connector: { inputs: [] } },
      says: ["information", "possible"],
      at: "Intercom-Version: ****",
      message: /needs version 2\.16\. Intercom masks the version that the connector sends/,
      fixed: [`GET ${order}`, "Intercom-Version: 2.16"],
    },
    "a list on 2.13": {
      ...tooOld("GET", order, "2.13", "2.16"),
      message:
        /Listing instances needs version 2\.16\. Version 2\.13 can only fetch one by external_id/,
    },
    "a page of a list on 2.15": tooOld("GET", `${order}?per_page=50`, "2.15", "2.16"),
    "a HEAD of a list": tooOld("HEAD", order, "2.13", "2.16"),
    "a list on a version without custom objects": {
      ...tooOld("GET", order, "2.12", "2.16"),
      message: /2\.12 does not have it/,
    },
    "a look-up before 2.13": tooOld("GET", `${order}?external_id=1`, "2.10", "2.13"),
    "an instance by id before 2.13": tooOld("GET", `${order}/22`, "1.4", "2.13"),
    "an upsert before 2.13": tooOld("POST", order, "2.9", "2.13"),
    "the connectors on 2.13": tooOld("GET", connectors, "2.13", "2.16"),
    "a connector's results on 2.15": tooOld(
      "GET",
      `${connectors}/7/execution_results?per_page=1`,
      "2.15",
      "2.16",
    ),
    "references before 2.13": tooOld("GET", `${order}?references_contact_id=1`, "2.12", "2.16"),
  },
  {
    "a look-up on 2.13": fine("GET", `${order}?external_id=1`, "2.13"),
    "a look-up with more parameters": fine("GET", `${order}?a=1&external_id=1`, "2.13"),
    "a list on 2.16": fine("GET", order, "2.16"),
    "a list on 2.17": fine("GET", order, "2.17"),
    "a list on Preview": fine("GET", order, "Preview"),
    "a list on Preview's former name": fine("GET", order, "Unstable"),
    "references on 2.13, which worked before they were documented": fine(
      "GET",
      `${order}?references_conversation_id=1`,
      "2.13",
    ),
    "a query from elsewhere, which may have an external_id": fine("GET", `${order}?$QUERY`, "2.13"),
    "a type with something after it": fine("GET", `${order}$QUERY`, "2.13"),
    "a method from a variable": fine("$METHOD", order, "2.13"),
    "a route that is not in the table": fine("GET", "https://api.intercom.io/contacts", "1.0"),
    "an unknown version": fine("GET", order, "?$VERSION"),
    "a version that never was, which is another finding": fine("GET", order, "9.9"),
    "no version": { url: order },
    "a version that is taken off": { url: order, headers: ["-Intercom-Version:"] },
    "a look-alike host": fine("GET", order.replace(".io", ".io.evil.com"), "2.13"),
    "a connector's look-up, which 2.13 has": {
      url: `${order}?external_id={{external_id}}`,
      headers: ["Intercom-Version: ?****"],
      context: { connector: { inputs: [] } },
    },
    "a list whose version comes from elsewhere": {
      url: order,
      headers: ["Intercom-Version: ?$VERSION"],
    },
  },
);
