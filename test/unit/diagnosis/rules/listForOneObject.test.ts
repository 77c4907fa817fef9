import { listForOneObject } from "../../../../src/diagnosis/rules/listForOneObject.ts";
import { input } from "../changed.ts";
import { describeRule } from "../describeRule.ts";

const url = "https://api.intercom.io/custom_object_instances/Order";
const client = "dataConnector";
const one = `GET ${url}?external_id={{external_id}}`;

describeRule(
  listForOneObject,
  {
    "an input chooses none": {
      given: { url, client },
      context: { connector: { inputs: [input("order_id")] } },
      says: ["warning", "likely"],
      at: url,
      message: /the input order_id selects nothing in it\.$/,
      fixed: [one],
    },
    "the answer is read as one object": {
      given: { url: `${url}?per_page=1#x`, client },
      context: {
        connector: { inputs: [], responsePaths: ["type", "custom_attributes.Title"] },
      },
      says: ["warning", "likely"],
      at: `${url}?per_page=1#x`,
      message: /custom_attributes\.Title is not where/,
      fixed: [`GET ${url}?per_page=1&external_id={{external_id}}#x`],
    },
    "a question mark, and nothing after it": {
      given: { url: `${url}?`, client },
      context: { connector: { inputs: [input("external_id")] } },
      says: ["warning", "likely"],
      at: `${url}?`,
      fixed: [one],
    },
    "nothing tells what is wanted": {
      given: { url, client },
      context: { connector: { inputs: [], responsePaths: ["data", "total_count"] } },
      says: ["information", "possible"],
      at: url,
      fixed: [one],
    },
  },
  {
    "external_id is there": {
      url: `${url}?external_id={{external_id}}`,
      client,
      context: { connector: { inputs: [input("external_id")] } },
    },
    "what a contact refers to": {
      url: `${url}?references_contact_id={{contact_id}}`,
      client,
      context: { connector: { inputs: [input("contact_id")] } },
    },
    "an instance by its id": {
      url: `${url}/1`,
      client,
      context: { connector: { inputs: [input("order_id")] } },
    },
    "it writes": { method: "POST", url, client, context: { connector: { inputs: [] } } },
    "another host": {
      url: "https://orders.example.com/custom_object_instances/Order",
      client,
      context: { connector: { inputs: [input("order_id")] } },
    },
    "it is no connector": { url, client },
  },
);
