import type { Rule } from "../finding.ts";
import { intercomUrl } from "../intercomHost.ts";
import { sources } from "../sources.ts";

/** `{name}` that is not part of `{{name}}` or of a shell's `${name}`. */
const singleBrace = /(?<![{$])\{([A-Za-z_][\w.]*)\}(?!\})/;

/** A template variable in single braces is sent as it stands. */
export const singleBraceVariable: Rule = {
  code: "single-brace-variable",
  title: "A variable in single braces",
  source: sources.connectors,
  check(request) {
    // Elsewhere braces are a placeholder of documentation, or the shell's own.
    if (request.client !== "dataConnector" && request.client !== "httpRunner") return [];
    if (request.url?.kind !== "known" || intercomUrl(request) === undefined) return [];
    const found = singleBrace.exec(request.url.text);
    const [written, name] = found ?? [];
    if (written === undefined || name === undefined) return [];
    return [
      {
        code: "single-brace-variable",
        severity: "error",
        confidence: "certain",
        message: `${written} is sent as it stands: a variable is written {{${name}}}.`,
        span: request.url.span,
        fix: {
          title: `Write {{${name}}}`,
          changes: [{ kind: "replaceInUrl", from: written, to: `{{${name}}}` }],
        },
      },
    ];
  },
};
