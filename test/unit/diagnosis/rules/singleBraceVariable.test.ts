import { singleBraceVariable } from "../../../../src/diagnosis/rules/singleBraceVariable.ts";
import { type Firing, type Silent, describeRule } from "../describeRule.ts";

const order = "https://api.intercom.io/custom_object_instances/Order";
/** Made up; as Intercom's tokens begin. */
const token = "dG9rOjEyMzQ1Njc4OTBhYmNkZWZnaGk";

function single(query: string, fixed: string): Firing {
  return {
    given: { url: `${order}${query}`, client: "dataConnector" },
    says: ["error", "certain"],
    at: `${order}${query}`,
    fixed: [`GET ${order}${fixed}`],
  };
}

function fine(query: string): Silent {
  return { url: `${order}${query}`, client: "dataConnector" };
}

describeRule(
  singleBraceVariable,
  {
    "of a connector to another host": {
      given: { url: "https://orders.example.com/{id}", client: "dataConnector" },
      context: { connector: { inputs: [] } },
      says: ["error", "certain"],
      at: "https://orders.example.com/{id}",
      fixed: ["GET https://orders.example.com/{{id}}"],
    },
    "the guide's": {
      ...single("?external_id={external_id}", "?external_id={{external_id}}"),
      message: /^\{external_id\} is sent literally\. Write the variable as \{\{external_id\}\}\.$/,
    },
    "a dotted name": single("?external_id={user.id}", "?external_id={{user.id}}"),
    "in the path": single("/{id}", "/{{id}}"),
    "two of them": single("/{id}?x={y}", "/{{id}}?x={{y}}"),
    "the same one twice": single("/{id}/{id}?x={id}", "/{{id}}/{{id}}?x={{id}}"),
    "beside a right one of the same name": single("/{{id}}?x={id}", "/{{id}}?x={{id}}"),
    "a .http file": {
      ...single("?external_id={id}", "?external_id={{id}}"),
      given: { url: `${order}?external_id={id}`, client: "httpRunner", doubleBraces: true },
    },
    "a header where others have two braces": {
      given: {
        ...{ client: "httpRunner", doubleBraces: true },
        headers: ["Accept: application/json", "Authorization: Bearer {token}"],
      },
      says: ["error", "certain"],
      at: "Bearer {token}",
      message: /^\{token\} is sent literally/,
      fixed: [
        "GET https://api.intercom.io/me",
        "Accept: application/json",
        "Authorization: Bearer {{token}}",
      ],
    },
    "a header that may have a secret beside the name": {
      given: {
        ...{ client: "httpRunner", doubleBraces: true },
        headers: ["Cookie: session=abc; u={user}; v={id}", "Cookie: u={{user}}"],
      },
      says: ["error", "certain"],
      at: "session=abc; u={user}; v={id}",
      fixed: [
        "GET https://api.intercom.io/me",
        "Cookie: session=abc; u={{user}}; v={{id}}",
        "Cookie: u={{user}}",
      ],
    },
    "a header with a token in braces": {
      given: {
        ...{ client: "httpRunner", doubleBraces: true },
        headers: [`Authorization: Bearer {${token}}`],
      },
      says: ["error", "certain"],
      at: `Bearer {${token}}`,
      message: /^The text in single braces is sent literally/,
    },
    "a header with a password in braces": {
      given: {
        ...{ client: "httpRunner", doubleBraces: true },
        headers: ["Authorization: Bearer {hunter2SECRET}"],
      },
      says: ["error", "certain"],
      at: "Bearer {hunter2SECRET}",
      message: /^The text in single braces is sent literally/,
    },
    "a cookie with names": {
      given: {
        ...{ client: "httpRunner", doubleBraces: true },
        headers: ["Cookie: a=pwSECRETpw; b={intercom_token}; c={_.accessToken}; d={TOKEN}"],
      },
      says: ["error", "certain"],
      at: "a=pwSECRETpw; b={intercom_token}; c={_.accessToken}; d={TOKEN}",
      message: /^\{intercom_token\} is sent literally/,
      fixed: [
        "GET https://api.intercom.io/me",
        "Cookie: a=pwSECRETpw; b={{intercom_token}}; c={{_.accessToken}}; d={{TOKEN}}",
      ],
    },
    "another header, in which no secrets stand": {
      given: {
        ...{ client: "httpRunner", doubleBraces: true },
        headers: ["Accept: {type1A}"],
      },
      says: ["error", "certain"],
      at: "{type1A}",
      message: /^\{type1A\} is sent literally/,
      fixed: ["GET https://api.intercom.io/me", "Accept: {{type1A}}"],
    },
    "a URL with a token in braces": {
      given: { url: `${order}?access_token={${token}}`, client: "httpRunner", doubleBraces: true },
      says: ["error", "certain"],
      at: `${order}?access_token={${token}}`,
      message: /^The text in single braces is sent literally/,
    },
    "a script's URL with a token in braces": {
      given: { url: `${order}?access_token={${token}}`, isAsWritten: true },
      says: ["error", "certain"],
      at: `${order}?access_token={${token}}`,
      message: /^The text in braces is sent literally/,
    },
    "a header of which more is filled in": {
      given: {
        ...{ client: "unknown", doubleBraces: true },
        headers: ["Authorization: ?{scheme} {{token}}"],
      },
      says: ["error", "certain"],
      at: "{scheme} {{token}}",
    },
    "a name of n8n": {
      given: { url: `${order}/{ $json.id }`, client: "n8n" },
      says: ["error", "certain"],
      at: `${order}/{ $json.id }`,
      fixed: [`GET ${order}/{{ $json.id }}`],
    },
    "in a script, which fills in another sign": {
      given: { url: `${order}/{ID}`, isAsWritten: true },
      says: ["error", "certain"],
      at: `${order}/{ID}`,
      message: /Write \$\{ID\}\./,
    },
  },
  {
    "a script's variable": { url: `${order}/\${ID}`, isAsWritten: true },
    "two braces": fine("?external_id={{external_id}}"),
    "three braces": fine("?external_id={{{external_id}}}"),
    "a shell's variable": fine("?external_id=${ID}"),
    "no name": fine("?filter={}"),
    JSON: fine('?filter={"a":1}'),
    "no variable": fine("?external_id=1"),
    "curl, where braces are a placeholder or the shell's": { url: `${order}?external_id={id}` },
    "single braces everywhere, as documentation has them": {
      ...{ url: `${order}/{id}`, client: "httpRunner" },
      headers: ["Authorization: Bearer {token}"],
    },
    "a table of headers in a guide": {
      ...{ url: null, client: "dataConnector" },
      headers: ["Authorization: Bearer {token}"],
    },
    "JSON in a header": {
      ...{ client: "httpRunner", doubleBraces: true },
      headers: ['X-Meta: {"a":1}', "X-Id: ${id}", "Authorization: Bearer {{token}}"],
    },
    "an unknown sender": { url: `${order}?external_id={id}`, client: "unknown" },
    "an unknown URL": { url: "?$URL/{id}", client: "dataConnector" },
    "another host": { url: "https://example.com/{id}", client: "dataConnector" },
    "a table of headers": { url: null, client: "dataConnector" },
  },
);
