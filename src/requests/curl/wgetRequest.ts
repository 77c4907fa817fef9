import { curlHeaders } from "./curlHeaders.ts";
import { curlSlot } from "./curlSlot.ts";
import { curlUrl, isMoreElsewhere } from "./curlUrl.ts";
import { headersInQuotes } from "./headersInQuotes.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { jsonBody } from "../json/jsonBody.ts";
import { isEmptyValue, type ProgramOptions, readArguments, spanOfValue } from "./readArguments.ts";
import type { ShellCommand } from "../shell/shellCommand.ts";

/** Options of wget that take an argument: the letter, where there is one, and the name. */
const withArgument = new Map(
  `a:append-output A:accept accept-regex B:base bind-address body-data body-file ca-certificate ca-directory
  certificate certificate-type ciphers config connect-timeout crl-file cut-dirs default-page
  P:directory-prefix dns-timeout D:domains egd-file exclude-domains X:exclude-directories e:execute
  follow-tags ftp-password ftp-user header hsts-file http-passwd http-password http-user ignore-tags
  I:include-directories i:input-file l:level limit-rate load-cookies local-encoding max-redirect method
  O:output-document o:output-file password pinnedpubkey post-data post-file prefer-family preferred-location
  private-key private-key-type progress protocol-directories proxy-password proxy-user Q:quota random-file
  read-timeout referer R:reject reject-regex regex-type remote-encoding report-speed restrict-file-names
  retry-on-http-error save-cookies secure-protocol start-pos T:timeout t:tries use-askpass user
  U:user-agent w:wait waitretry warc-file`
    .split(/\s+/)
    .map((entry): [string, string] => {
      const [letter = "", name = letter] = entry.split(":");
      return [name, name === letter ? "" : letter];
    }),
);
const byLetter = new Map(
  [...withArgument].flatMap(([name, letter]) => (letter === "" ? [] : [[letter, name] as const])),
);

const options: ProgramOptions = {
  ofLetter(letter) {
    const name = byLetter.get(letter);
    return { name: name ?? letter, takesArgument: name !== undefined };
  },
  ofName: (name) => ({ name, takesArgument: withArgument.has(name) }),
};

const authorizing = /^(?:http-)?(?:user|password|passwd)$|^use-askpass$|^ask-password$/;
const bodies = /^(?:post|body)-(?:data|file)$/;

/** The request of a wget command; those that follow from redirects and recursion are not known. */
export function wgetRequests(command: ShellCommand): HttpRequest[] {
  const given = readArguments(command.words, options);
  const url = curlUrl(given);
  if (url === undefined) return [];
  const { headers, complete } = curlHeaders(given, { emptyRemoves: false });
  const isConfigured = given.some(({ option }) => /^(?:config|execute)$/.test(option ?? ""));
  const body = given.find(({ option }) => bodies.test(option ?? ""));
  const method = given.findLast(({ option }) => option === "method");
  const detached = headersInQuotes(given);
  const implied = body?.option?.startsWith("post") === true ? "POST" : "GET";
  const isHead = given.some(({ option }) => option === "spider");
  return [
    {
      form: { kind: "command", program: "wget", shell: command.shell },
      client: "wget",
      method:
        method?.value === undefined
          ? { text: isHead ? "HEAD" : implied, span: undefined }
          : { text: method.value.text.toUpperCase(), span: spanOfValue(method) },
      url,
      headers,
      headersComplete: complete && !isConfigured && !isMoreElsewhere(given, url),
      authorizationElsewhere: given.some(({ option }) => authorizing.test(option ?? "")),
      body: body?.value === undefined || isEmptyValue(body) ? undefined : spanOfValue(body),
      ...jsonBody(body?.value?.text),
      span: { start: command.name.start, end: given.at(-1)?.span.end ?? command.name.end },
      headerSlot: curlSlot(command, command.name, given, headers),
      ...(detached.length === 0 ? {} : { detached }),
    },
  ];
}
