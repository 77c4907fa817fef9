import * as l10n from "@vscode/l10n";
import type { FindingCode } from "./finding.ts";
import { sources } from "./sources.ts";

/** The texts about a cause. */
export interface CauseTexts {
  /** What happened, in one sentence. */
  readonly title: string;
  /** What distinguishes it if only the error is known. */
  readonly question: string;
  readonly repair: string;
  readonly source: string;
}

/** One way in which a request comes to be refused with 406 media_type_not_acceptable. */
export interface KnownCause {
  readonly id: string;
  /** Translated when called. */
  readonly texts: () => CauseTexts;
  /** `documented`: by Intercom; `reported`: by users; `guess`: inferred from how such servers work. */
  readonly standing: "documented" | "reported" | "guess";
  /** Findings that show this cause. */
  readonly codes: readonly FindingCode[];
}

/** The publicly known causes, most frequent first. */
export const causes: readonly KnownCause[] = [
  {
    id: "browser",
    texts: () => ({
      title: l10n.t("The URL was opened in a browser, or fetched by a link preview."),
      question: l10n.t(
        "Did the error appear in a browser window, or after clicking a link in an email or chat?",
      ),
      repair: l10n.t(
        "Send the request with a client that sets headers. A browser asks for a web page.",
      ),
      source: sources.browserReport,
    }),
    standing: "reported",
    codes: [],
  },
  {
    id: "none",
    texts: () => ({
      title: l10n.t("The client sends no Accept header unless it is told to."),
      question: l10n.t(
        "Is the request made by Node's http, undici, got, Go, Java's HttpClient, Guzzle, urllib or a Worker?",
      ),
      repair: l10n.t("Set Accept: application/json in the code that sends the request."),
      source: `${sources.workersReport}; ${sources.useOfHttp}`,
    }),
    standing: "documented",
    codes: ["accept-missing"],
  },
  {
    id: "connector",
    texts: () => ({
      title: l10n.t("A Data Connector has no Accept row."),
      question: l10n.t("Is it a Data Connector without an Accept row in its HTTP headers?"),
      repair: l10n.t(
        "Add a row Accept with the value application/json. curl works without one because it sends */* by default.",
      ),
      source: l10n.t(
        "the guide to Data Connectors for PeteUserTrainingTopic; what a connector sends is not documented",
      ),
    }),
    standing: "reported",
    codes: ["accept-missing"],
  },
  {
    id: "content-type",
    texts: () => ({
      title: l10n.t("Content-Type was set instead of Accept."),
      question: l10n.t("Does the request set Content-Type even though it has no body?"),
      repair: l10n.t(
        "Set Accept. Content-Type describes the body you send; Accept describes the answer you want.",
      ),
      source: sources.contentTypeReport,
    }),
    standing: "reported",
    codes: ["content-type-for-accept"],
  },
  {
    id: "not-attached",
    texts: () => ({
      title: l10n.t("The header is in the code but not attached to the request that is sent."),
      question: l10n.t(
        "Are the headers set on another handle, after sending, or replaced by later ones?",
      ),
      repair: l10n.t("Log the headers that are actually sent, and attach Accept to that request."),
      source: sources.contentTypeReport,
    }),
    standing: "reported",
    codes: ["headers-not-attached"],
  },
  {
    id: "browser-like",
    texts: () => ({
      title: l10n.t("The Accept list has a wildcard among other types, like a browser's."),
      question: l10n.t(
        "Was the request copied from a browser, or does Java's HttpURLConnection send it?",
      ),
      repair: l10n.t("Send the single value application/json."),
      source: sources.browserReport,
    }),
    standing: "guess",
    codes: ["accept-value"],
  },
  {
    id: "wrong-value",
    texts: () => ({
      title: l10n.t("Accept asks for something other than JSON."),
      question: l10n.t("Is the value exactly application/json, without quotes?"),
      repair: l10n.t("Write Accept: application/json."),
      source: `${sources.useOfHttp}; ${sources.postman}`,
    }),
    standing: "documented",
    codes: ["accept-value"],
  },
  {
    id: "wrong-name",
    texts: () => ({
      title: l10n.t("The header name is misspelled."),
      question: l10n.t("Is the key exactly Accept, with no stray space or line break?"),
      repair: l10n.t("Name the header Accept."),
      source: sources.useOfHttp,
    }),
    standing: "guess",
    codes: ["accept-name"],
  },
  {
    id: "route",
    texts: () => ({
      title: l10n.t("The route or method does not exist, and Accept is not right either."),
      question: l10n.t(
        "Is the path exactly /custom_object_instances/…, and does it support the method?",
      ),
      repair: l10n.t(
        "Set Accept first. The next answer is then a 404 that names the real problem.",
      ),
      source: sources.httpResponses,
    }),
    standing: "documented",
    codes: ["route-unknown"],
  },
  {
    id: "empty-variable",
    texts: () => ({
      title: l10n.t("The value comes from a variable that was not set."),
      question: l10n.t("Does the request log show “Accept: undefined” or an empty Accept?"),
      repair: l10n.t("Write the value directly. application/json is not a secret."),
      source: l10n.t("measured: fetch does send “Accept: undefined”"),
    }),
    standing: "guess",
    codes: ["accept-value"],
  },
  {
    id: "proxy",
    texts: () => ({
      title: l10n.t("A proxy, gateway or no-code step removes or replaces the header."),
      question: l10n.t("Does the same request work from another place, without that step?"),
      repair: l10n.t("Check the request after that step, and set the header there."),
      source: l10n.t("no public report; it follows from what gateways do"),
    }),
    standing: "guess",
    codes: [],
  },
  {
    id: "extension",
    texts: () => ({
      title: l10n.t("The path ends in .html, .xml or .csv, or the query has format=."),
      question: l10n.t("Does an id in the path contain a dot?"),
      repair: l10n.t("Look up the object with ?external_id= instead."),
      source: l10n.t("no public report; in Rails servers, an extension overrides Accept"),
    }),
    standing: "guess",
    codes: [],
  },
  {
    id: "download",
    texts: () => ({
      title: l10n.t("The endpoint serves a download, not JSON."),
      question: l10n.t("Does the path begin with /download/?"),
      repair: l10n.t("Request downloads with Accept: application/octet-stream."),
      source: sources.downloads,
    }),
    standing: "documented",
    codes: ["accept-on-download"],
  },
];
