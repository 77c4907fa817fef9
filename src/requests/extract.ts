import { errorBodies } from "./errorBodies.ts";
import { findCurl } from "./findCurl.ts";
import { httpFileRequests } from "./httpFile.ts";
import type { Extraction, HttpRequest } from "./httpRequest.ts";
import { jsonRequests } from "./jsonRequests.ts";
import { markdownRequests } from "./markdown.ts";
import { pastedRequests } from "./pasted.ts";
import { rawRequests } from "./rawHttp.ts";
import { shellOfLanguage } from "./shellOfLanguage.ts";

/** What is known of a text beside its letters. */
export interface TextHints {
  /** As VS Code names it. */
  readonly languageId?: string | undefined;
  readonly fileName?: string | undefined;
}

/** As much of a text as is looked at, in UTF-16 units. */
export const longest = 5 * 1024 * 1024;

/**
 * The requests that a text makes, whoever they go to, and the error bodies in it; in the order in which they
 * stand. Takes time in proportion to the length, and never throws.
 */
export function extractRequests(text: string, hints: TextHints = {}): Extraction {
  const cutOff = text.length > longest;
  const looked = cutOff ? text.slice(0, longest) : text;
  const format = formatOf(hints);
  // Most texts that nothing is known of are about something else.
  if (
    format === undefined &&
    !/curl|accept|authori|intercom|content-type|https?[:/]/i.test(looked)
  ) {
    return { requests: [], errors: [], cutOff };
  }
  const requests = requestsOf(looked, format).sort((a, b) => a.span.start - b.span.start);
  return { requests, errors: errorBodies(looked), cutOff };
}

type Format = "posix" | "cmd" | "powershell" | "http" | "markdown" | "json" | "code" | undefined;

function requestsOf(text: string, format: Format): HttpRequest[] {
  switch (format) {
    case "posix":
    case "cmd":
    case "powershell":
      return findCurl(text, format);
    case "http": {
      const requests = httpFileRequests(text);
      return requests.length > 0 ? requests : rawRequests(text, 1);
    }
    case "markdown":
      return markdownRequests(text);
    case "json":
      return jsonRequests(text);
    case "code":
      return [];
    case undefined:
      return /^[ \t>]{0,20}(?:```|~~~)/m.test(text) ? markdownRequests(text) : pastedRequests(text);
  }
}

const formats: Readonly<Record<string, Format>> = {
  ...{ http: "http", rest: "http", markdown: "markdown", md: "markdown", mdx: "markdown" },
  ...{ json: "json", jsonc: "json", json5: "json", jsonl: undefined, har: "json" },
  ...{ plaintext: undefined, txt: undefined, log: undefined, tsv: undefined, csv: undefined },
  ...{ yaml: "posix", yml: "posix" },
};

/** By the language, else by the end of the file's name; any other language is source code. */
function formatOf({ languageId, fileName }: TextHints): Format {
  const extension = /\.([^./\\]+)$/.exec(fileName ?? "")?.[1]?.toLowerCase();
  for (const hint of [languageId?.toLowerCase(), extension]) {
    if (hint === undefined || hint === "plaintext") continue;
    const shell = shellOfLanguage(hint);
    if (shell !== undefined) return shell;
    if (Object.hasOwn(formats, hint)) return formats[hint];
  }
  const isText = languageId === undefined || /^(?:plaintext|log|)$/i.test(languageId);
  return isText ? undefined : "code";
}
