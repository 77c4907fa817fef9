import type { Diagnosis } from "./diagnose.ts";
import type { Client } from "../requests/client.ts";
import type { Confidence, Finding, FindingCode } from "./finding.ts";
import { sources } from "./sources.ts";
import { isAboutAccept } from "./verdict.ts";

/** One way in which a request comes to be answered with 406 media_type_not_acceptable. */
export interface Cause {
  readonly id: string;
  /** What happened, one sentence. */
  readonly title: string;
  /** What tells it apart from the others when only the error is at hand. */
  readonly question: string;
  readonly repair: string;
  readonly source: string;
  /** `documented`: Intercom says so; `reported`: people met it; `guess`: it follows from how such servers work. */
  readonly standing: "documented" | "reported" | "guess";
  /** Findings that show this cause in a request. */
  readonly codes: readonly FindingCode[];
}

/** The causes that public evidence knows, the most frequent first. */
export const causes: readonly Cause[] = [
  {
    id: "browser",
    title: "The URL was opened in a browser, or fetched by a link preview.",
    question: "Did the error appear in a browser window, or behind a link of an e-mail or chat?",
    repair: "Send the request with a client that sets headers; a browser asks for a web page.",
    source: sources.browserReport,
    standing: "reported",
    codes: [],
  },
  {
    id: "none",
    title: "The client sends no Accept header unless it is told to.",
    question:
      "Is the request made by Node's http, undici, got, Go, Java's HttpClient, Guzzle, urllib or a Worker?",
    repair: "Set Accept: application/json in the code that sends the request.",
    source: `${sources.workersReport}; ${sources.useOfHttp}`,
    standing: "documented",
    codes: ["accept-missing"],
  },
  {
    id: "connector",
    title: "A Data Connector has no Accept row.",
    question: "Is it a Data Connector, and do its HTTP headers have a row with the key Accept?",
    repair:
      "Add the row Accept with the value application/json. curl works without: it sends */* by itself.",
    source:
      "the guide to Data Connectors for PeteUserTrainingTopic; what a connector sends is undocumented",
    standing: "reported",
    codes: ["accept-missing"],
  },
  {
    id: "content-type",
    title: "Content-Type was set where Accept is meant.",
    question: "Does the request set Content-Type, though it has no body?",
    repair: "Set Accept: Content-Type describes what is sent, Accept what should come back.",
    source: sources.contentTypeReport,
    standing: "reported",
    codes: ["content-type-for-accept"],
  },
  {
    id: "not-attached",
    title: "The header is written in the code, but not attached to the request that is sent.",
    question: "Are the headers set on another handle, after sending, or replaced by later ones?",
    repair: "Log the headers that really leave, and attach Accept to that very request.",
    source: sources.contentTypeReport,
    standing: "reported",
    codes: ["headers-not-attached"],
  },
  {
    id: "browser-like",
    title: "The Accept list has a wildcard among other types, as browsers send it.",
    question: "Was the request copied from a browser, or does Java's HttpURLConnection send it?",
    repair: "Send the single value application/json.",
    source: sources.browserReport,
    standing: "guess",
    codes: ["accept-value"],
  },
  {
    id: "wrong-value",
    title: "Accept asks for something else than JSON.",
    question: "Is the value exactly application/json, without quotes?",
    repair: "Write Accept: application/json.",
    source: `${sources.useOfHttp}; ${sources.postman}`,
    standing: "documented",
    codes: ["accept-value"],
  },
  {
    id: "wrong-name",
    title: "The name of the header is misspelt.",
    question: "Is the key exactly Accept, without a space or a line break pasted along?",
    repair: "Name the header Accept.",
    source: sources.useOfHttp,
    standing: "guess",
    codes: ["accept-name"],
  },
  {
    id: "route",
    title: "The route or the method does not exist, and Accept is not right either.",
    question: "Is the path exactly /custom_object_instances/…, and the method one that it has?",
    repair: "Set Accept first: the next answer is then a 404 that names the real problem.",
    source: sources.httpResponses,
    standing: "documented",
    codes: ["route-unknown"],
  },
  {
    id: "empty-variable",
    title: "The value is a variable that had no value.",
    question: "Does the request log show “Accept: undefined” or an empty Accept?",
    repair: "Write the value out: application/json is no secret.",
    source: "measured: fetch really sends “Accept: undefined”",
    standing: "guess",
    codes: ["accept-value"],
  },
  {
    id: "proxy",
    title: "A proxy, gateway or no-code step takes the header off or replaces it.",
    question: "Does the same request work from another place, without that step?",
    repair: "Look at the request behind that step, and set the header there.",
    source: "no public report; it follows from what gateways do",
    standing: "guess",
    codes: [],
  },
  {
    id: "extension",
    title: "The path ends in .html, .xml or .csv, or the query has format=.",
    question: "Does an id in the path have a dot in it?",
    repair: "Look the object up by ?external_id= instead.",
    source: "no public report; Rails servers let an extension win over Accept",
    standing: "guess",
    codes: [],
  },
  {
    id: "download",
    title: "The endpoint serves a download, not JSON.",
    question: "Does the path begin with /download/?",
    repair: "Ask downloads for application/octet-stream.",
    source: sources.downloads,
    standing: "documented",
    codes: ["accept-on-download"],
  },
];

/** A cause with how sure it is for this text. */
export interface RankedCause {
  readonly cause: Cause;
  readonly confidence: Confidence;
}

/** What a text shows comes first; the rest keeps the order of how often it was met. */
export function rankCauses({ requests }: Diagnosis): readonly RankedCause[] {
  const findings = requests.flatMap((diagnosed) =>
    diagnosed.findings.map((finding) => ({
      finding,
      client: diagnosed.request.client,
      // With the right Accept a wrong route is answered with 404.
      aboutAccept: diagnosed.findings.some(
        ({ code, severity }) => isAboutAccept(code) && severity !== "hint",
      ),
    })),
  );
  const ranked = causes.map((cause): RankedCause => {
    const shown = findings.flatMap(({ finding, client, aboutAccept }): Confidence[] => {
      if (!cause.codes.includes(finding.code) || finding.severity === "hint") return [];
      if (!isShownBy(cause.id, finding, client, aboutAccept)) return [];
      // An empty value may have been a variable; nothing says so.
      return [cause.id === "empty-variable" && isEmpty(finding) ? "likely" : finding.confidence];
    });
    const confidence = (["certain", "likely"] as const).find((one) => shown.includes(one));
    return { cause, confidence: confidence ?? "possible" };
  });
  const order = { certain: 0, likely: 1, possible: 2 } as const;
  return ranked.toSorted((a, b) => order[a.confidence] - order[b.confidence]);
}

/** Tells causes apart that show in findings of the same code. */
function isShownBy(id: string, finding: Finding, client: Client, aboutAccept: boolean): boolean {
  const isVariable = finding.message.includes("a variable that had no value");
  switch (id) {
    case "connector":
      return client === "dataConnector";
    case "none":
      return client !== "dataConnector";
    case "route":
      return aboutAccept;
    case "browser-like":
      return finding.severity === "warning";
    case "wrong-value":
      return finding.severity === "error" && !isVariable;
    case "empty-variable":
      return isVariable || isEmpty(finding);
    default:
      return true;
  }
}

function isEmpty({ message }: Finding): boolean {
  return message.includes("header is empty");
}
