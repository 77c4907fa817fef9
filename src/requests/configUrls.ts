import type { HttpRequest } from "./httpRequest.ts";
import { urlValue } from "./urlValue.ts";
import { verbatim } from "./places/written.ts";

/**
 * A setting with a plain `http:` address of Intercom: `base_url = "http://api.intercom.io"`. Lines that begin with a
 * comment sign do not match.
 */
const setting =
  /^([ \t]*(?:export[ \t]+)?["']?(?=[\w.-]{0,100}(?:ur[il]|base|endpoint|host|api|server|origin|address))[A-Za-z][\w.-]{0,100}["']?[ \t]*[:=][ \t]*["']?)(http:\/\/api\.(?:(?:eu|au)\.)?intercom\.io(?![\w.-])[^\s"'#,;]*)/gim;

/** The addresses in settings, as requests of which nothing but the URL is known. */
export function configUrls(text: string): HttpRequest[] {
  return [...text.matchAll(setting)].map(({ index, 1: before = "", 2: url = "" }) => {
    const start = index + before.length;
    const span = { start, end: start + url.length };
    return {
      form: { kind: "raw" },
      client: "unknown",
      method: { text: "", span: undefined },
      url: urlValue(verbatim(text, span)),
      headers: [],
      headersComplete: false,
      authorizationElsewhere: true,
      body: undefined,
      span,
      headerSlot: undefined,
    };
  });
}
