import * as l10n from "@vscode/l10n";
import type { Rule } from "../finding.ts";
import { intercomUrl, replaceAt } from "../intercomHost.ts";
import { sources } from "../sources.ts";

/** `{name}` that is not part of `{{name}}` or of a shell's `${name}`. */
const singleBrace = /(?<![{$])\{([A-Za-z_][\w.]*)\}(?!\})/g;

/** A template variable in single braces is sent as it stands. */
export const singleBraceVariable: Rule = {
  code: "single-brace-variable",
  get title() {
    return l10n.t("A variable in single braces");
  },
  source: sources.connectors,
  anyHost: true,
  check(request, { connector }) {
    // Elsewhere braces are a placeholder of documentation, or the shell's own.
    if (request.client !== "dataConnector" && request.client !== "httpRunner") return [];
    if (request.url?.kind !== "known") return [];
    if (connector === undefined && intercomUrl(request) === undefined) return [];
    const { text, span } = request.url;
    const found = [...text.matchAll(singleBrace)];
    const [first] = found;
    if (first === undefined) return [];
    const [written, name = ""] = first;
    const variable = `{{${name}}}`;
    return [
      {
        code: "single-brace-variable",
        severity: "error",
        confidence: "certain",
        message: l10n.t("{0} is sent as it stands: a variable is written {1}.", written, variable),
        span,
        fix: {
          title: l10n.t("Write {0}", variable),
          changes: found.map(({ index, 0: part }) =>
            replaceAt(text, index, index + part.length, `{${part}}`),
          ),
        },
      },
    ];
  },
};
