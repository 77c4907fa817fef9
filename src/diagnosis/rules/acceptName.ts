import * as l10n from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import type { Header, HttpRequest } from "../../requests/httpRequest.ts";
import { clientDefault } from "../clientDefaults.ts";
import type { Fix, Rule } from "../finding.ts";
import { headerNamed } from "../headers.ts";
import { sentAccept } from "../sentAccept.ts";
import { sources } from "../sources.ts";
import { acceptValue } from "./acceptValue.ts";

/** Registered header names that begin alike but mean something else. */
const others = new Set([
  "accept-additions",
  "accept-ch",
  "accept-charset",
  "accept-datetime",
  "accept-encoding",
  "accept-features",
  "accept-language",
  "accept-patch",
  "accept-post",
  "accept-query",
  "accept-ranges",
  "accept-signature",
  "except",
  "expect",
]);

/** Common wrong names for Accept that are no simple misspelling. */
const usual = new Set([
  "accept-type",
  "accepttype",
  "accept-types",
  "accept-header",
  "http-accept",
  "http_accept",
  "accept-content",
  "accept-content-type",
  "acceptencoding",
  "accepted",
]);

/** Accept is misspelt, so that none is sent. */
export const acceptName: Rule = {
  code: "accept-name",
  get title() {
    return l10n.t("The name of the Accept header is misspelt");
  },
  source: sources.useOfHttp,
  check(request) {
    const header = misspeltAccept(request);
    if (header === undefined) return [];
    return [
      {
        code: "accept-name",
        // The right header may be among those added elsewhere.
        severity: request.headersComplete ? "error" : "warning",
        confidence: request.headersComplete ? "certain" : "likely",
        message: messageOf(header, request),
        span: header.nameSpan,
        fix: fixOf(header, request),
      },
    ];
  },
};

/** Renames the header and, if necessary, corrects the value, which counts from then on. */
function fixOf(header: Header, request: HttpRequest): Fix {
  const rename = { kind: "renameHeader", header, name: "Accept" } as const;
  const headers = request.headers.map((each) =>
    each === header ? { ...each, name: "Accept" } : each,
  );
  const [wrong] = acceptValue.check({ ...request, headers }, {});
  const set = wrong?.fix?.changes.find((change) => change.kind === "setHeader");
  return wrong?.fix === undefined || set === undefined
    ? { title: l10n.t("Rename it to {0}", "Accept"), changes: [rename] }
    : { title: wrong.fix.title, changes: [{ ...set, name: header.name }, rename] };
}

function messageOf({ name }: Header, request: HttpRequest): string {
  const sent = sentAccept(request);
  return sent.kind === "default"
    ? l10n.t(
        "“{0}” is not the Accept header: {1} sends “Accept: {2}” instead, which not every client does.",
        name,
        clientDefault(request.client).name,
        sent.value,
      )
    : l10n.t("“{0}” is not the Accept header: for Intercom none is set here.", name);
}

/** The header that was meant to be Accept, if there is no real one. */
export function misspeltAccept(request: HttpRequest): Header | undefined {
  if (headerNamed(request, "accept") !== undefined) return undefined;
  return request.headers.find(({ name, value }) => isMisspelt(name) && isMediaRange(value));
}

function isMisspelt(name: string): boolean {
  const plain = name.toLowerCase().replace(/[\s:"'\u200b\u00a0\ufeff]/g, "");
  if (others.has(plain)) return false;
  return usual.has(plain) || distance(plain, "accept") <= 2;
}

/** Whether the value suits Accept: `AcceptEncoding: gzip` was meant to be another header. */
function isMediaRange(value: Header["value"]): boolean {
  return value.kind === "unknown" || /\/|json/i.test(value.text);
}
