import { inputUnused } from "../../../../src/diagnosis/rules/inputUnused.ts";
import { input } from "../changed.ts";
import { describeRule } from "../describeRule.ts";

const url = "https://api.intercom.io/me";
const two = { connector: { inputs: [input("a"), input("b")], body: '{"x": "{{ b }}"}' } };

describeRule(
  inputUnused,
  {
    "nowhere at all": {
      given: { url, client: "dataConnector", headers: ["X: {{c}}"] },
      context: two,
      says: ["warning", "likely"],
      at: "",
      message: /^The input a is not used in the URL, the body or a header/,
      fixed: [`GET ${url}`, "X: {{c}}"],
    },
    "unless behind a mask": {
      given: { url, client: "dataConnector", headers: ["X: ?****"] },
      context: two,
      says: ["information", "possible"],
      at: "",
      message: /masks header values\.$/,
      fixed: [`GET ${url}`, "X: ****"],
    },
    "unless in a header that is not told": {
      given: { url, client: "dataConnector", headersComplete: false },
      context: two,
      says: ["information", "possible"],
      at: "",
      fixed: [`GET ${url}`],
    },
  },
  {
    "it is in the URL": { url: `${url}?a={{a}}`, context: two },
    "it is in a header": { headers: ["X: {{ a }}"], context: two },
    "it is in a value that is half known": { headers: ["X: ?{{a}}"], context: two },
    "it is there in single braces, which is another finding": {
      url: `${url}?a={a}`,
      context: two,
    },
    "there is no URL yet": { url: null, context: two },
    "the inputs are not told": { context: { connector: { inputs: undefined } } },
    "it is no connector": {},
  },
);
