import type { DiagnosedRequest } from "../diagnosis/finding.ts";
import { isDownload } from "../diagnosis/downloads.ts";
import { sentHeader } from "../diagnosis/headers.ts";
import { intercomUrl } from "../diagnosis/intercomHost.ts";
import { withoutCredentials } from "../intercom/withoutCredentials.ts";
import type { HttpRequest } from "../requests/httpRequest.ts";
import type { Change } from "../requests/change.ts";
import { clean } from "./markdown.ts";
import { type Snippet, snippets } from "./snippets.ts";

/** The request as it should be, in every form; undefined where it has no URL of its own, or writes. */
export function writtenForms({
  request,
  findings,
}: DiagnosedRequest): readonly Snippet[] | undefined {
  const changes = findings
    .filter(({ severity }) => severity !== "hint")
    .flatMap(({ fix }) => fix?.changes ?? []);
  const url = intercomUrl(changes.reduce(withUrl, request));
  if (url === undefined || request.method.text !== "GET") return undefined;
  const written = sentHeader(request, "intercom-version")?.value;
  const version =
    changes.find((change) => change.kind === "setHeader" && change.name === "Intercom-Version") ??
    (written?.kind === "known" && written.text !== "" ? { value: written.text } : undefined);
  const query = url.query === "" ? "" : `?${url.query}`;
  return snippets({
    url: clean(withoutCredentials(`https://${url.host}${url.path}${query}`)),
    headers: {
      "Intercom-Version":
        version !== undefined && "value" in version ? clean(version.value) : "2.13",
      Accept: isDownload(request) ? "application/octet-stream" : "application/json",
    },
  });
}

function withUrl(request: HttpRequest, change: Change): HttpRequest {
  if (change.kind !== "replaceInUrl" || request.url?.kind !== "known") return request;
  const text = request.url.text.replace(change.from, () => change.to);
  return { ...request, url: { ...request.url, text } };
}
