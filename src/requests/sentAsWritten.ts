import type { HttpRequest } from "./httpRequest.ts";

/** The requests of a program, which send what is written in it where nothing fills names in braces in. */
export function sentAsWritten(
  requests: readonly HttpRequest[],
  text: string,
): readonly HttpRequest[] {
  if (requests.length === 0 || fillsTemplates(text)) return requests;
  return requests.map((request) => ({ ...request, isAsWritten: true }));
}

/**
 * Whether a program has anything to do with filling values into texts that have names in braces: a name that is
 * sought, braces that are put around one, an expression that finds them, a library. Which texts it fills is not
 * always to be followed, so that none of them is known to be sent as it is written.
 */
function fillsTemplates(text: string): boolean {
  return signs.test(text);
}

const signs = new RegExp(
  [
    /["'`][$#:]?\{(?:[\w.]*\})?["'`]/,
    /\\\{|\{\(|\{\[\^|[([,=]\s*\/\^?\{|RegExp\(|\bregex\b|preg_replace|\bre\.(?:sub|compile)\(/,
    // What curl makes of a list in braces.
    /["']?#1/,
    /\.format\(\s*\*|format_map\(|MessageFormat/,
    /(?<!rest)template(?!s?\.(?:html|txt))|\bexpand\b|substitut|interpolat|strtr\(|UriBuilder|uri_?builder/,
    /(?:path|route|url)_?(?:param|variable|segment)|params:\s*\{\s*path/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "i",
);
