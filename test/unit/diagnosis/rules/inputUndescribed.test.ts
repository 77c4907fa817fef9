import { inputUndescribed } from "../../../../src/diagnosis/rules/inputUndescribed.ts";
import { input } from "../changed.ts";
import { describeRule } from "../describeRule.ts";

describeRule(
  inputUndescribed,
  {
    "no description": {
      given: {},
      context: { connector: { inputs: [input("external_id")] } },
      says: ["warning", "likely"],
      at: "",
      message: /^The input external_id has no description/,
      fixed: ["GET https://api.intercom.io/me"],
    },
    "a blank one": {
      given: {},
      context: { connector: { inputs: [input("a", "An a"), input("b", " \n")] } },
      says: ["warning", "likely"],
      at: "",
      fixed: ["GET https://api.intercom.io/me"],
    },
  },
  {
    "all are described": { context: { connector: { inputs: [input("a", "An a")] } } },
    "the inputs are not told": { context: { connector: { inputs: undefined } } },
    "it is no connector": {},
  },
);
