import { codeLanguageOf } from "./code/codeLanguages.ts";
import { findCommands } from "./findCommands.ts";
import { httpFileRequests } from "./httpFile.ts";
import type { CodeLanguage, HttpRequest } from "./httpRequest.ts";
import { jsonRequests } from "./jsonRequests.ts";
import { markdownTables } from "./markdownTables.ts";
import { partsOf } from "./markdownParts.ts";
import { lookedFor } from "./pasted.ts";
import { rawRequests } from "./rawHttp.ts";
import { shellOfLanguage } from "./shellOfLanguage.ts";
import { shifted } from "./shifted.ts";

/** The requests of a Markdown document: in fences by their language, in tables, and in between. */
export function markdownRequests(text: string, readCode?: ReadCode): HttpRequest[] {
  return [...partsOf(text)].flatMap(({ start, end, language }) => {
    const part = text.slice(start, end);
    const code = codeLanguageOf(language ?? "");
    const requests =
      code === undefined ? requestsOf(part, language) : (readCode?.(code, part) ?? []);
    return requests.map((request) => shifted(request, start));
  });
}

/** Reads a part that is source code. */
export type ReadCode = (language: CodeLanguage, text: string) => readonly HttpRequest[];

function requestsOf(text: string, language: string | undefined): HttpRequest[] {
  if (language === undefined) return [...markdownTables(text), ...findCommands(text)];
  const shell = shellOfLanguage(language);
  if (shell !== undefined) return findCommands(text, shell === "posix" ? undefined : shell);
  if (/^(?:http|rest|https)$/.test(language)) {
    const requests = httpFileRequests(text);
    return requests.length > 0 ? requests : rawRequests(text, 1);
  }
  if (/^json[c5]?$/.test(language)) return jsonRequests(text);
  if (/^(?:|text|txt|plain|plaintext|log|none)$/.test(language)) return lookedFor(text);
  return language === "yaml" || language === "yml" ? findCommands(text) : [];
}
