import * as l10n from "@vscode/l10n";
import type { Header, HttpRequest } from "../../requests/httpRequest.ts";
import { clientDefault } from "../clientDefaults.ts";
import type { Fix, Rule } from "../finding.ts";
import { misspeltAccept } from "../misspeltAccept.ts";
import { sentAccept } from "../sentAccept.ts";
import { sources } from "../sources.ts";
import { acceptValue } from "./acceptValue.ts";

/** Accept is misspelt, so that none is sent. */
export const acceptName: Rule = {
  code: "accept-name",
  get title() {
    return l10n.t("Misspelled Accept header");
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
        "“{0}” is not the Accept header. {1} sends “Accept: {2}” by default instead, but not every client does.",
        name,
        clientDefault(request.client).name,
        sent.value,
      )
    : l10n.t("“{0}” is not the Accept header, so Intercom sees none.", name);
}
