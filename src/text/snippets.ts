import { HTTPSnippet } from "@readme/httpsnippet";
import * as l10n from "@vscode/l10n";
import { posixCurl, type WrittenRequest } from "./curl.ts";

/** A request written for one place where it can be used. */
export interface Snippet {
  readonly title: string;
  /** Of the Markdown fence. */
  readonly language: string;
  readonly text: string;
}

/** Stands for the token while a library writes the code around it; then a variable takes its place. */
const placeholder = "INTERCOM_ACCESS_TOKEN_GOES_HERE";

/** A request that reads, in the forms that people paste; the token is a variable in each. */
export function snippets(request: WrittenRequest): readonly Snippet[] {
  const code = (target: Target, client: string): string => convert(request, target, client);
  const processEnv = (text: string): string =>
    text.replace(`'Bearer ${placeholder}'`, "`Bearer ${process.env.INTERCOM_ACCESS_TOKEN}`");
  return [
    { title: "cURL", language: "bash", text: posixCurl(request) },
    { title: l10n.t("Data Connector"), language: "text", text: connectorRows(request) },
    { title: l10n.t(".http file"), language: "http", text: httpFile(request) },
    {
      title: "fetch",
      language: "js",
      text: processEnv(code("javascript", "fetch")),
    },
    {
      title: "axios",
      language: "js",
      // The whole error of axios would show the token.
      text: processEnv(code("node", "axios")).replace(
        "console.error(err)",
        "console.error(err.response?.data ?? err.message)",
      ),
    },
    {
      title: "Python requests",
      language: "python",
      text: `import os\n${code("python", "requests").replace(
        `"Bearer ${placeholder}"`,
        `f"Bearer {os.environ['INTERCOM_ACCESS_TOKEN']}"`,
      )}`,
    },
  ];
}

/** The languages that are written by the library. */
type Target = "javascript" | "node" | "python";

function convert({ url, headers }: WrittenRequest, target: Target, client: string): string {
  const snippet = new HTTPSnippet({
    method: "GET",
    // Half a character throws in the library.
    url: url.toWellFormed(),
    httpVersion: "HTTP/1.1",
    headers: Object.entries({ Authorization: `Bearer ${placeholder}`, ...headers }).map(
      ([name, value]) => ({ name, value }),
    ),
    queryString: [],
    cookies: [],
    // Its type wants a body; one of no type leaves no trace in what is written.
    postData: { mimeType: "" },
    headersSize: -1,
    bodySize: -1,
  });
  const [text] = snippet.convert(target, client);
  return typeof text === "string" ? text : "";
}

function connectorRows({ url, headers }: WrittenRequest): string {
  const rows = Object.entries({ Authorization: "Bearer YOUR_ACCESS_TOKEN", ...headers });
  return [`Method\tGET`, `URL\t${url}`, ...rows.map(([name, value]) => `${name}\t${value}`)].join(
    "\n",
  );
}

function httpFile({ url, headers }: WrittenRequest): string {
  const rows = Object.entries({
    Authorization: "Bearer {{$processEnv INTERCOM_ACCESS_TOKEN}}",
    ...headers,
  });
  return [`GET ${url}`, ...rows.map(([name, value]) => `${name}: ${value}`)].join("\n");
}
