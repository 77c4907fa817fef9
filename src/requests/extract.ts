import { brunoRequests } from "./bruno/brunoRequests.ts";
import { languageOfText } from "./code/codeLanguages.ts";
import type { CodeReader } from "./code/codeReader.ts";
import { withCutOff } from "./curl/cutOff.ts";
import { dockerfileRequests, isDockerfile } from "./curl/dockerfile.ts";
import { errorBodies } from "./pasted/errorBodies.ts";
import { findCommands } from "./curl/findCommands.ts";
import { withExpectedRefusals } from "./refusals/withExpectedRefusals.ts";
import { terraformRequests } from "./hcl/terraformRequests.ts";
import { htmlRequests } from "./html/htmlRequests.ts";
import { hasHtmlScripts } from "./html/htmlScripts.ts";
import { httpFileRequests } from "./http/httpFile.ts";
import type { HttpRequest } from "./httpRequest.ts";
import type { Extraction } from "./extraction.ts";
import { hurlRequests } from "./http/hurl.ts";
import { jsonRequests } from "./json/jsonRequests.ts";
import { isMakefile } from "./make/makeLines.ts";
import { makeRequests } from "./make/makeRequests.ts";
import { markdownRequests, type ReadCode } from "./markdown/markdown.ts";
import { notebookRequests } from "./notebook/notebookRequests.ts";
import { pastedRequests } from "./pasted/pasted.ts";
import { powerShellRequests } from "./powershell/powershellRequests.ts";
import { rawRequests } from "./http/rawHttp.ts";
import { shellOfLanguage } from "./shell/shellOfLanguage.ts";
import { yamlRequests } from "./yaml/yamlRequests.ts";
import { writtenTokens } from "./writtenTokens.ts";
import { endOfName, isNotebook, type TextHints } from "./textHints.ts";

export type { TextHints } from "./textHints.ts";

/** As much of a text as is looked at, in UTF-16 units. */
export const longest = 5 * 1024 * 1024;

/**
 * The requests that a text makes, whoever they go to, and the error bodies in it; in the order in which they
 * stand. Takes time in proportion to the length, and never throws. Source code is read by `code`, where its
 * grammar is loaded (`codeLanguages` says which ones a text needs), and has no requests without it.
 */
export function extractRequests(
  text: string,
  hints: TextHints = {},
  code?: CodeReader,
): Extraction {
  const cutOff = text.length > longest;
  const looked = cutOff ? text.slice(0, longest) : text;
  const format = formatOf(hints);
  // A cheap test for texts of unknown format, most of which have nothing to do with HTTP.
  if (
    format === undefined &&
    !/curl|accept|authori|intercom|content-type|https?[:/]/i.test(looked)
  ) {
    return { requests: [], errors: [], cutOff };
  }
  let wasCut = false;
  const readCode: ReadCode = (language, part, name) => {
    const found = code?.read(language, part, name);
    wasCut ||= found?.cut === true;
    return found;
  };
  const language = format === "code" || format === "posix" ? languageOfText(hints) : undefined;
  const read =
    language === undefined ? undefined : readCode(language, looked, endOfName(hints.fileName));
  const found = read?.requests ?? requestsOf(looked, format, readCode);
  const whole = found.map((request) => withCutOff(request, looked));
  const requests = withExpectedRefusals(whole, looked).toSorted(
    (a, b) => a.span.start - b.span.start,
  );
  const tokens = writtenTokens(looked);
  return { requests, errors: errorBodies(looked), tokens, cutOff: cutOff || wasCut };
}

type Format =
  | ("posix" | "cmd" | "powershell")
  | (
      | "http"
      | "markdown"
      | "html"
      | "json"
      | "notebook"
      | "yaml"
      | "make"
      | "docker"
      | "hcl"
      | "bruno"
      | "hurl"
      | "code"
    )
  | undefined;

function requestsOf(text: string, format: Format, readCode: ReadCode): HttpRequest[] {
  switch (format) {
    case "html":
      return htmlRequests(text, readCode);
    case "yaml":
      return yamlRequests(text, readCode);
    case "notebook":
      return notebookRequests(text, readCode);
    case "make":
      return makeRequests(text, readCode);
    case "docker":
      return dockerfileRequests(text);
    case "posix":
    case "cmd":
      return findCommands(text, format);
    case "powershell":
      return [...powerShellRequests(text), ...findCommands(text, format)];
    case "http": {
      const requests = httpFileRequests(text);
      return requests.length > 0 ? requests : rawRequests(text, 1);
    }
    case "markdown":
      return markdownRequests(text, readCode);
    case "json":
      return jsonRequests(text);
    case "bruno":
      return brunoRequests(text);
    case "hurl":
      return hurlRequests(text);
    case "hcl":
      return terraformRequests(text);
    case "code":
      return [];
    case undefined:
      return /^[ \t>]{0,20}(?:```|~~~)/m.test(text)
        ? markdownRequests(text, readCode)
        : pastedRequests(text);
  }
}

const formats: Readonly<Record<string, Format>> = {
  ...{ http: "http", rest: "http", markdown: "markdown", md: "markdown", mdx: "markdown" },
  ...{ json: "json", jsonc: "json", json5: "json", jsonl: undefined, har: "json" },
  ...{ plaintext: undefined, txt: undefined, log: undefined, tsv: undefined, csv: undefined },
  ...{ properties: undefined, ini: undefined, toml: undefined, conf: undefined, cfg: undefined },
  ...{ env: undefined, dotenv: undefined },
  ...{ yaml: "yaml", yml: "yaml" },
  ...{ terraform: "hcl", tf: "hcl", hcl: "hcl", opentofu: "hcl", tofu: "hcl" },
  ...{ bruno: "bruno", bru: "bruno", hurl: "hurl" },
};

/** The format of a text, by its language id or else its file extension; other names are tried as source code. */
function formatOf({ languageId, fileName }: TextHints): Format {
  if (isNotebook(fileName)) return "notebook";
  for (const hint of [languageId?.toLowerCase(), endOfName(fileName)]) {
    if (hint === undefined || hint === "plaintext") continue;
    if (hasHtmlScripts(hint)) return "html";
    if (isMakefile(hint)) return "make";
    if (isDockerfile(hint)) return "docker";
    const shell = shellOfLanguage(hint);
    if (shell !== undefined) return shell;
    if (Object.hasOwn(formats, hint)) return formats[hint];
  }
  if (languageOfText({ languageId, fileName }) !== undefined) return "code";
  const isText = languageId === undefined || /^(?:plaintext|log|)$/i.test(languageId);
  return isText ? undefined : "code";
}
