import { versionUnknown } from "../../../../src/diagnosis/rules/versionUnknown.ts";
import { type Firing, type Silent, describeRule } from "../describeRule.ts";
/** Made up; as Intercom's tokens begin. */
const token = "dG9rOjEyMzQ1Njc4OTBhYmNkZWZnaGk";

function unknown(version: string, meant: string): Firing {
  return {
    given: { headers: [`Intercom-Version: ${version}`] },
    says: ["error", "certain"],
    at: version === "" ? "Intercom-Version:" : version,
    message: /intercom_version_invalid/,
    fixed: ["GET https://api.intercom.io/me", `Intercom-Version: ${meant}`],
  };
}

function fine(version: string): Silent {
  return { headers: [`Intercom-Version: ${version}`] };
}

describeRule(
  versionUnknown,
  {
    "one that never was": unknown("3.0", "2.13"),
    "one that never was, of a known beginning": unknown("2.130", "2.13"),
    "one that never was, for a route that came later": {
      ...unknown("2.99", "2.16"),
      given: {
        url: "https://api.intercom.io/custom_object_instances/Order?per_page=50",
        headers: ["Intercom-Version: 2.99"],
      },
      fixed: [
        "GET https://api.intercom.io/custom_object_instances/Order?per_page=50",
        "Intercom-Version: 2.16",
      ],
    },
    "one that never was, for a route that old versions alone have": {
      given: { url: "https://api.intercom.io/users", headers: ["Intercom-Version: 2.99"] },
      says: ["error", "certain"],
      at: "2.99",
    },
    "a v before it": unknown("v2.16", "2.16"),
    "in quotes": unknown('"2.14"', "2.14"),
    "a date": { ...unknown("2024-01-01", "2.13"), message: /version “2024-01-01”/ },
    "a word": { ...unknown("latest", "2.13"), message: /version “latest”/ },
    "Preview in lower case": { ...unknown("preview", "Preview"), message: /version “preview”/ },
    empty: unknown("", "2.13"),
    "a very long one": { ...unknown("9".repeat(300), "2.13"), message: /no such version/ },
    "a token in the wrong place": { ...unknown(`${token}==`, "2.13"), message: /no such version/ },
    "a short one in the wrong place": { ...unknown("dG9rOjEyMz", "2.13"), message: /such version/ },
    "a password in the wrong place": { ...unknown("pwSECRETpw", "2.13"), message: /such version/ },
    "words in the wrong place": { ...unknown("Bearer abc", "2.13"), message: /no such version/ },
  },
  {
    "the guide's": fine("2.13"),
    "the first": fine("1.0"),
    Preview: fine("Preview"),
    "Preview's former name": fine("Unstable"),
    "a space at the end": fine("2.13 "),
    "an unknown value": fine("?$VERSION"),
    "a template": fine("{{version}}"),
    "a placeholder": fine("<version>"),
    "an option in brackets": fine("[version]"),
    "taken off": { headers: ["-Intercom-Version:"] },
    "no header": {},
  },
);
