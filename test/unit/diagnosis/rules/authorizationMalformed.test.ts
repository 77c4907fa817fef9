import { authorizationMalformed } from "../../../../src/diagnosis/rules/authorizationMalformed.ts";
import { type Firing, type Silent, describeRule } from "../describeRule.ts";

function wrong(value: string, message: RegExp): Firing {
  const header = `Authorization: ${value}`;
  return {
    given: { headers: [header] },
    says: ["error", "certain"],
    at: value === "" ? "Authorization:" : header,
    message,
  };
}

function fine(value: string): Silent {
  return { headers: [`Authorization: ${value}`] };
}

describeRule(
  authorizationMalformed,
  {
    empty: wrong("", /no token/),
    "Bearer alone": wrong("Bearer", /no token/),
    "Bearer and a space": wrong("Bearer ", /no token/),
    "a token alone": wrong("dG9rOjEyMzQ1Njc4XzkwYWJfY2RlZg==", /“Bearer” is missing/),
    "a variable that is called a token": {
      given: { headers: ["Authorization: ?process.env.INTERCOM_ACCESS_TOKEN"] },
      says: ["warning", "likely"],
      at: "Authorization: process.env.INTERCOM_ACCESS_TOKEN",
      message: /“Bearer” is missing before the variable/,
    },
    "another scheme": wrong("Token abc", /There is another word instead of “Bearer”/),
    "another scheme before a variable": wrong("Token ${token}", /There is another word/),
    "another scheme with an equals sign": wrong("token={{token}}", /There is another word/),
    "Basic authentication": wrong("Basic YTpi", /Basic/),
    "in double quotes": wrong('"Bearer abc"', /quotes are part of the value/),
    "a token in quotes": wrong("Bearer 'abc'", /quotes are sent as part of the token/),
    "a colon after Bearer": wrong("Bearer: abc", /“Bearer” is followed by/),
    "an equals sign after Bearer": wrong("bearer=abc", /“Bearer” is followed by/),
    "Bearer twice": wrong("Bearer Bearer abc", /repeated/),
    "Bearer behind a template": wrong("{{token}} Bearer", /behind the token/),
    "Bearer behind a token": wrong("abc123 bearer", /behind the token/),
    "no space after Bearer": wrong("Bearerabc", /space after “Bearer”/),
    "a variable without a value": wrong("Bearer undefined", /variable that was not set/),
    "an object as text": wrong("Bearer [object Promise]", /variable that was not set/),
  },
  {
    "a token": fine("Bearer dG9rOjEyMzQ1Njc4XzkwYWJfY2RlZg=="),
    "lower case": fine("bearer abc"),
    "more than one space": fine("Bearer   abc"),
    "the guide's placeholder": fine("Bearer YOUR_ACCESS_TOKEN"),
    "the guide's other placeholder": fine(
      "Bearer [REDACTED - use $INTERCOM_ACCESS_TOKEN from your .env file]",
    ),
    "a template for the words": fine("{{how to say}} {{it}} (Bearer)"),
    "a template for the token": fine("Bearer {{token}}"),
    "a template for all": fine("{{authorization}}"),
    "a template for the scheme": fine("{{scheme}} {{token}}"),
    "an environment variable for all": fine("$AUTHORIZATION"),
    "a variable of cmd for all": fine("%AUTHORIZATION%"),
    "a placeholder for all": fine("<your token>"),
    "an unknown value": fine("?$AUTHORIZATION"),
    "a variable whose name says that there is more in it": fine(
      "?os.environ['INTERCOM_AUTH_TOKEN']",
    ),
    "a variable that is called a token in small letters": fine("?token"),
    "taken off": { headers: ["-Authorization:"] },
    "no header": {},
    "only the first of two": { headers: ["Authorization: x", "Authorization: Bearer abc"] },
    "a header of another name": { headers: ["Proxy-Authorization: Basic YTpi"] },
  },
);
