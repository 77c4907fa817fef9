import { basicHeaders, partedUrl } from "./basicHeaders.ts";
import { curlOptions } from "./curlOptions.ts";
import { type Argument, isEmptyValue, readArguments, spanOfValue } from "./readArguments.ts";
import { curlHeaders } from "./curlHeaders.ts";
import { headersInQuotes } from "./headersInQuotes.ts";
import { curlSlot } from "./curlSlot.ts";
import { curlUrl, isMoreElsewhere } from "./curlUrl.ts";
import type { HttpRequest, Span } from "../httpRequest.ts";
import { jsonBody } from "../json/jsonBody.ts";
import { curlMisplaced } from "./misplaced.ts";
import type { ShellCommand } from "../shell/shellCommand.ts";

const authorizing = new Set(
  `user oauth2-bearer netrc netrc-optional netrc-file aws-sigv4 negotiate ntlm digest`.split(" "),
);
/** Options that use user and password for something else than Basic authentication. */
const otherScheme = /^(?:digest|ntlm|negotiate|anyauth|aws-sigv4|oauth2-bearer|kerberos)$/;
const bodies = /^(data(-ascii|-raw|-binary|-urlencode)?|json|form|form-string|upload-file)$/;

/** Body options whose argument is sent as it is written. */
const plain = /^data(?:-ascii|-raw|-binary)?$/;

/** The requests of a command: one, and one more after each `--next`. */
export function curlRequests(command: ShellCommand): HttpRequest[] {
  // In Windows PowerShell, curl may be another name of Invoke-WebRequest, which is not cURL.
  const isAlias = command.words.some(({ text }) => /^-(Uri|Headers|Method|Body)$/i.test(text));
  if (isAlias && command.shell === "powershell") return [];
  const requests: HttpRequest[] = [];
  let part: Argument[] = [];
  let { name } = command;
  for (const argument of readArguments(command.words, curlOptions)) {
    if (argument.option === "next") {
      for (const request of requestOf(command, name, part)) requests.push(request);
      part = [];
      name = argument.word.span;
    } else {
      part.push(argument);
    }
  }
  return [...requests, ...requestOf(command, name, part)];
}

function requestOf(command: ShellCommand, name: Span, given: readonly Argument[]): HttpRequest[] {
  const whole = curlUrl(given);
  if (given.some(leadsElsewhere)) return [];
  const isConfigured = given.some(({ option }) => option === "config");
  if (whole === undefined && !isConfigured) return [];
  const { url, header: ofUser } = whole === undefined ? { url: whole } : partedUrl(whole);
  const { headers, complete } = curlHeaders(given);
  const basic = basicHeaders(given, "user", headers, ofUser);
  const isOtherScheme = given.some(({ option }) => otherScheme.test(option ?? ""));
  const isGet = given.some(({ option }) => option === "get");
  const body = given.find((each) => bodies.test(each.option ?? "") && !isEmptyData(each));
  const detached = [...curlMisplaced(given), ...headersInQuotes(given)];
  return [
    {
      form: { kind: "curl", shell: command.shell },
      client: "curl",
      method: methodOf(given, isGet),
      url,
      headers: isOtherScheme ? headers : [...headers, ...basic],
      headersComplete: complete && !isMoreElsewhere(given, whole),
      authorizationElsewhere:
        ofUser !== undefined || given.some(({ option }) => authorizing.has(option ?? "")),
      body: body?.value === undefined || isGet ? undefined : spanOfValue(body),
      ...(body !== undefined && plain.test(body.option ?? "") && !isGet
        ? jsonBody(body.value?.text)
        : {}),
      span: { start: name.start, end: given.at(-1)?.span.end ?? name.end },
      headerSlot: curlSlot(command, name, given, headers),
      ...(detached.length === 0 ? {} : { detached }),
    },
  ];
}

/** `-d ''` sends a POST with an empty body. */
function isEmptyData(argument: Argument): boolean {
  return (argument.option ?? "").startsWith("data") && isEmptyValue(argument);
}

/** An option sends the request to another machine, such as a test server on this one. */
function leadsElsewhere({ option, value }: Argument): boolean {
  if (option === "unix-socket" || option === "abstract-unix-socket") return true;
  const isMoved = option === "resolve" || option === "connect-to";
  return isMoved && /(?:127\.0\.0\.1|localhost|\[?::1\]?)(?::\d*)?$/.test(value?.text ?? "");
}

function methodOf(given: readonly Argument[], isGet: boolean): HttpRequest["method"] {
  const isOpen = given.some(
    ({ option, word }) =>
      word.isSure === false && /^(?:request|head|get|upload-file)$/.test(option ?? ""),
  );
  if (isOpen) return { text: "$METHOD", span: undefined };
  const written = given.findLast(({ option }) => option === "request");
  if (written?.value !== undefined && written.value.text !== "") {
    return { text: written.value.text.toUpperCase(), span: spanOfValue(written) };
  }
  const has = (options: RegExp): boolean => given.some(({ option }) => options.test(option ?? ""));
  const text = has(/^head$/)
    ? "HEAD"
    : isGet
      ? "GET"
      : has(/^upload-file$/)
        ? "PUT"
        : has(bodies)
          ? "POST"
          : "GET";
  return { text, span: undefined };
}
