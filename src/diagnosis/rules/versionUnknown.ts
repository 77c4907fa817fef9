import type { Rule } from "../finding.ts";
import { headerNamed } from "../headers.ts";
import { sources } from "../sources.ts";
import { isKnownVersion } from "../versions.ts";

/** A version that Intercom never had. */
export const versionUnknown: Rule = {
  code: "version-unknown",
  title: "An Intercom-Version that does not exist",
  source: sources.versioning,
  check(request) {
    const header = headerNamed(request, "intercom-version");
    if (header?.value.kind !== "known" || isKnownVersion(header.value.text.trim())) return [];
    const written = header.value.text.trim();
    const plain = written.replace(/^["'v]+|["']+$/gi, "");
    // A placeholder stands for a version that somebody fills in.
    if (/[{}$<>[\]]/.test(written)) return [];
    return [
      {
        code: "version-unknown",
        severity: "error",
        confidence: "certain",
        message: `Intercom knows no version “${written.slice(0, 40)}” and answers 400 intercom_version_invalid.`,
        span: header.value.span,
        fix: {
          title: `Set Intercom-Version: ${isKnownVersion(plain) ? plain : "2.13"}`,
          changes: [
            {
              kind: "setHeader",
              name: "Intercom-Version",
              value: isKnownVersion(plain) ? plain : "2.13",
            },
          ],
        },
      },
    ];
  },
};
