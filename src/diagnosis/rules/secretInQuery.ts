import type { Change, HttpRequest } from "../../requests/httpRequest.ts";
import { replaceAt } from "../intercomHost.ts";
import type { Finding, Rule } from "../finding.ts";
import { sources } from "../sources.ts";

/** Names under which credentials are sent. */
const credential =
  /^(?:access[_-]?token|auth(?:orization)?(?:[_-]?token)?|api[_-]?(?:key|token|secret)|bearer|token|secret|client[_-]?secret|password|passwd|pwd|private[_-]?token|x-api-key)$/i;
/** As Intercom's tokens begin, and JSON web tokens do. */
const tokenLike = /^(?:dG9r[\w+/=%-]{8,}|eyJ[\w-]{8,}\.[\w-]+\.[\w-]*)$/;

/** A credential in the URL: proxies and servers write URLs down. */
export const secretInQuery: Rule = {
  code: "secret-in-query",
  title: "A secret in the query of the URL",
  source: sources.secretsInUrls,
  anyHost: true,
  check(request) {
    if (request.url?.kind !== "known") return [];
    const { text, span } = request.url;
    return parametersOf(text).flatMap(({ name, value, start, end }): Finding[] => {
      const certain = tokenLike.test(value);
      if (!certain && (!credential.test(name) || value === "")) return [];
      return [
        {
          code: "secret-in-query",
          severity: certain ? "error" : "warning",
          confidence: certain ? "certain" : "likely",
          message: `The query sends a credential as ${name}: URLs are written down on their way. It belongs in a header${intercomReads(request)}.`,
          span,
          fix: { title: `Take ${name} out of the URL`, changes: [without(text, start, end)] },
        },
      ];
    });
  },
};

function intercomReads({ client }: HttpRequest): string {
  return client === "dataConnector" ? ", or in an authentication token of the workspace" : "";
}

interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

function parametersOf(url: string): Parameter[] {
  const query = url.indexOf("?");
  if (query < 0) return [];
  const { index: fragment = url.length } = /#/.exec(url.slice(query)) ?? {};
  const part = url.slice(query + 1, fragment === url.length ? url.length : query + fragment);
  return [...part.matchAll(/([^&=]+)=([^&]*)/g)].map(
    ({ index, 0: pair, 1: name = "", 2: value = "" }) => {
      const start = query + 1 + index;
      return { name, value, start, end: start + pair.length };
    },
  );
}

/** A parameter goes with the sign that joined it to the others. */
function without(url: string, start: number, end: number): Change {
  if (url[end] === "&") return replaceAt(url, start, end + 1, "");
  return replaceAt(url, start - 1, end, "");
}
