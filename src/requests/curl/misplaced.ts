import type { DetachedHeaders } from "../httpRequest.ts";
import { type Argument, spanOfValue } from "./readArguments.ts";
import { slice, spanOf, valueOf } from "../places/written.ts";

/** Headers passed as curl data by mistake: `-d "Accept=application/json"`, which `-G` puts into the query. */
export function curlMisplaced(given: readonly Argument[]): readonly DetachedHeaders[] {
  const isGet = given.some(({ option }) => option === "get");
  const lost = given.flatMap((each) => misplacedIn(each, isGet));
  const [first] = lost;
  if (first === undefined) return [];
  const headers = lost.flatMap((each) => each.headers);
  const repairs = lost.map(({ repair }) => repair);
  const repair = repairs.every((edits) => edits !== undefined) ? repairs.flat() : undefined;
  const { because, span } = first;
  // Without its data the request would be another one.
  const isRepaired = isGet && repair !== undefined;
  return [{ headers, because, span, ...(isRepaired ? { repair } : {}) }];
}

function misplacedIn(argument: Argument, isGet: boolean): readonly DetachedHeaders[] {
  const { option = "", value, word, place } = argument;
  const isQuery = option === "url-query" || (isGet && dataOption.test(option));
  if (value === undefined || !(isQuery || dataOption.test(option))) return [];
  const equals = value.text.indexOf("=");
  const name = slice(value, 0, equals);
  if (equals < 1 || name.runs.some(({ variable }) => variable)) return [];
  const rest = slice(value, equals + 1, value.text.length);
  if (!isMeantAsHeader(name.text, rest.text)) return [];
  const span = spanOfValue(argument);
  const sign = spanOf(slice(value, equals, equals + 1));
  // The option can be renamed if it is a word of its own; further data after it would become part of the header.
  const isAlone = /^(?:-[dF]|--[\w-]+)$/.test(word.text) && !rest.text.includes("&");
  const repair =
    word !== place && isAlone && word.text.length === word.span.end - word.span.start
      ? [
          { span: word.span, text: "-H" },
          { span: sign, text: ":" },
        ]
      : undefined;
  const header = { name: name.text, nameSpan: spanOf(name), value: valueOf(rest), span };
  return [
    {
      ...{ headers: [header], because: isQuery ? "inQuery" : "inBody", span },
      ...(repair === undefined ? {} : { repair }),
    },
  ];
}

const dataOption = /^(?:data(?:-ascii|-raw|-binary|-urlencode)?|form(?:-string)?)$/;

/** Whether a parameter was meant as a header: forms also have fields such as `accept_terms`. */
export function isMeantAsHeader(name: string, value: string): boolean {
  if (/^(?:authori[sz]ation|intercom-version)$/i.test(name)) return true;
  return /^(?:accept|content-type)$/i.test(name) && value.includes("/");
}
