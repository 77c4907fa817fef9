import { acceptValue } from "../../../../src/diagnosis/rules/acceptValue.ts";
import { type Firing, describeRule } from "../describeRule.ts";

const get = "GET https://api.intercom.io/me";

function refused(value: string, message: RegExp): Firing {
  return {
    given: { headers: [`Accept: ${value}`] },
    says: ["error", "certain"],
    at: value === "" ? "Accept:" : value,
    message,
    fixed: [get, "Accept: application/json"],
  };
}

const download = "https://api.intercom.io/download/content/data/abc";

function forDownload(value: string): Firing {
  return {
    given: { url: download, headers: [`Accept: ${value}`] },
    says: ["warning", "likely"],
    at: value,
    message: /application\/octet-stream/,
    fixed: [`GET ${download}`, "Accept: application/octet-stream"],
  };
}

function browserLike(value: string): Firing {
  return { ...refused(value, /looks like a browser's/), says: ["warning", "likely"] };
}

describeRule(
  acceptValue,
  {
    empty: refused("", /is empty/),
    undefined: refused("undefined", /a variable that was not set/),
    "null, as a variable": refused("null", /a variable that was not set/),
    "an object as text": refused("[object Object]", /a variable that was not set/),
    "its own name": refused("Accept", /repeats the header's name/),
    "in double quotes": refused('"application/json"', /quotes are part/),
    "in single quotes": refused("'application/json'", /quotes are part/),
    "a quality of 0": refused("application/json;q=0", /quality of 0/),
    "a quality of 0.00": refused("application/json; q=0.00", /quality of 0/),
    "no media type": refused("json", /not a media type/),
    "a hyphen for the slash": refused("application-json", /not a media type/),
    "a word": refused("test", /not a media type/),
    XML: refused("application/xml", /something other/),
    HTML: refused("text/html", /something other/),
    "text/json": refused("text/json", /something other/),
    "a sequence of JSON texts": refused("application/json-seq", /something other/),
    "a browser's list": browserLike(
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    ),
    "Java's HttpURLConnection": browserLike("text/html, image/gif, image/jpeg, */*; q=0.2"),
    "axios's list, written out": browserLike("application/json, text/plain, */*"),
    "the wildcard first": browserLike("*/*, application/json"),
    "the last of two": {
      given: { client: "wget", headers: ["Accept: application/json", "Accept: text/html"] },
      says: ["error", "certain"],
      at: "text/html",
      fixed: [get, "Accept: application/json", "Accept: application/json"],
    },
    "its own name, for a download": forDownload("Accept"),
    "its own name, for a transcript": {
      given: { url: "https://api.intercom.io/calls/1/transcript", headers: ["Accept: Accept"] },
      says: ["error", "certain"],
      at: "Accept",
      fixed: ["GET https://api.intercom.io/calls/1/transcript", "Accept: application/json"],
    },
    "a variable without a value, for a download": forDownload("undefined"),
    "no media type, for a download": forDownload("octet-stream"),
    "written beside what an option implies": {
      given: { headers: ["accept: text/html", "+Accept: application/json"] },
      says: ["error", "certain"],
      at: "text/html",
      fixed: [get, "accept: application/json", "Accept: application/json"],
    },
  },
  {
    "application/json": { headers: ["Accept: application/json"] },
    "upper case": { headers: ["ACCEPT: Application/JSON"] },
    "a charset": { headers: ["Accept: application/json; charset=utf-8"] },
    "a quality": { headers: ["Accept: application/json;q=0.5"] },
    "a wildcard alone": { headers: ["Accept: */*"] },
    "a wildcard subtype": { headers: ["Accept: application/*"] },
    "the vendor's type": { headers: ["Accept: application/vnd.intercom.3+json"] },
    "JSON in a list": { headers: ["Accept: text/html, application/json"] },
    "one of several for curl": { headers: ["Accept: application/json", "Accept: text/html"] },
    "one of several that is not known for curl": {
      headers: ["Accept: ?$ACCEPT", "Accept: text/html"],
    },
    "no header": {},
    "taken off": { headers: ["-Accept:"] },
    "an unknown value": { headers: ["Accept: ?$ACCEPT"] },
    "a template": { headers: ["Accept: {{accept}}"] },
    "a placeholder": { headers: ["Accept: <media type>"] },
    "a variable of cmd": { headers: ["Accept: %ACCEPT%"] },
    "another header": { headers: ["Accept-Encoding: gzip", "Accept-Language: de"] },
    "another type for a download": { url: download, headers: ["Accept: text/csv"] },
    "a browser's list for a download": { url: download, headers: ["Accept: text/html, */*"] },
    "a text for a transcript": {
      url: "https://api.intercom.io/calls/1/transcript",
      headers: ["Accept: text/plain"],
    },
    "sound for a recording": {
      url: "https://api.intercom.io/calls/1/recording",
      headers: ["Accept: audio/wav"],
    },
    "what may be a download": {
      url: "?https://api.intercom.io/${path}",
      headers: ["Accept: application/octet-stream"],
    },
    "a download": {
      url: "https://api.intercom.io/download/content/data/abc",
      headers: ["Accept: application/octet-stream"],
    },
  },
);
