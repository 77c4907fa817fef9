import { authorizationMissing } from "../../../../src/diagnosis/rules/authorizationMissing.ts";
import { describeRule } from "../describeRule.ts";

const me = "https://api.intercom.io/me";

describeRule(
  authorizationMissing,
  {
    "no header at all": { given: {}, says: ["warning", "likely"], at: me, message: /401/ },
    "it is taken off": {
      given: { headers: ["-Authorization:"] },
      says: ["warning", "likely"],
      at: me,
    },
    "a header of another name": {
      given: { headers: ["Proxy-Authorization: Bearer x"], client: "unknown" },
      says: ["warning", "likely"],
      at: me,
    },
  },
  {
    "it is there": { headers: ["authorization: Bearer {{token}}"] },
    "the query has it, which is another finding": {
      url: `${me}?access_token=abc`,
      client: "unknown",
    },
    "it is unknown": { headers: ["Authorization: ?$AUTH"] },
    "it is malformed, which is another finding": { headers: ["Authorization: x"] },
    "something else stands in for it": { authorizationElsewhere: true },
    "a session of the browser": { headers: ["Cookie: session=1"] },
    "headers may come from elsewhere": { headersComplete: false },
    "a Data Connector, which may keep its token elsewhere": { client: "dataConnector" },
    "OAuth, where the token comes from": {
      method: "POST",
      url: "https://api.intercom.io/auth/eagle/token",
    },
    "it only looks whether the host is there": { method: "HEAD", url: "https://api.intercom.io/" },
    "a table of headers alone": { url: null, headers: ["Intercom-Version: 2.13"] },
  },
);
