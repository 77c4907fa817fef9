import * as l10n from "@vscode/l10n";
import type { Rule } from "../finding.ts";
import { intercomUrl } from "../intercomHost.ts";
import { inHeaders, inUrl } from "../singleBraces.ts";
import { sources } from "../sources.ts";
import { inProgram, inScript } from "../unfilledNames.ts";

/** A template variable is in single braces and so is sent as text. */
export const singleBraceVariable: Rule = {
  code: "single-brace-variable",
  get title() {
    return l10n.t("Variable in single braces");
  },
  source: sources.connectors,
  anyHost: true,
  check(request, { connector }) {
    const isOfIntercom = intercomUrl(request) !== undefined || request.namesBase === true;
    if (connector === undefined && !isOfIntercom) return [];
    return [...inUrl(request), ...inHeaders(request), ...inProgram(request), ...inScript(request)];
  },
};
