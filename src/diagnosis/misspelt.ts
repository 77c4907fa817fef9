import { distance } from "fastest-levenshtein";
import { documentedMethods, documentedPaths } from "./documentedMethods.ts";
import { isTokenPath } from "./isTokenPath.ts";
import { routeOfOld } from "./routeOfOld.ts";

/** One or two path segments that no route has, and what was probably meant. */
export interface Misspelt {
  readonly segment: string;
  readonly meant: string;
  /** The segment is `meant` twice: the second one, behind the end of a base, is too many. */
  readonly isTwice?: true;
}

/** Documented first segments, from the SDK and the OpenAPI descriptions 2.13, 2.16 and Preview. */
const documented: readonly string[] = [
  ...["custom_object_instances", "data_connectors", "me"],
  ...new Set(documentedPaths.map(([first = ""]) => first)),
];

/** Paths whose further segments are words; data connectors are documented in `routes`. */
const worded: readonly (readonly string[])[] = [
  ...documentedPaths,
  ["data_connectors", "*", "execution_results"],
];

const known: ReadonlySet<string> = new Set(documented);

/** Wrong names for kinds of objects and the right ones; the last six were seen in real code. */
const otherNames: Readonly<Record<string, string>> = {
  ...{ company: "companies", contact: "contacts", conversation: "conversations" },
  ...{ admin: "admins", article: "articles", event: "events", message: "messages", note: "notes" },
  ...{ segment: "segments", tag: "tags", team: "teams", ticket: "tickets", visitor: "visitors" },
  ...{ ticket_type: "ticket_types", data_attribute: "data_attributes" },
  ...{ subscription_type: "subscription_types", phone_call_redirect: "phone_call_redirects" },
  ...{ custom_objects: "custom_object_instances", customobjects: "custom_object_instances" },
  ...{ custom_object: "custom_object_instances" },
  ...{ customobjectinstances: "custom_object_instances" },
  ...{ customobjectinstance: "custom_object_instances" },
  ...{ dataconnectors: "data_connectors", dataconnector: "data_connectors" },
};

/** Singular and plural forms of which only the other one is documented, and a short form. */
const otherNumbers: Readonly<Record<string, string>> = {
  ...{ company: "companies", contact: "contacts", customer: "customers", note: "notes" },
  ...{ part: "parts", replies: "reply", segment: "segments", subscription: "subscriptions" },
  ...{ tag: "tags", transcripts: "transcript", recordings: "recording" },
  ...{ executions: "execution_results" },
};

/** Finds a misspelt path segment; ids and placeholders do not count. */
export function misspeltIn([first = "", second, ...rest]: readonly string[]): Misspelt | undefined {
  // The version belongs in a header, and the host already says `api`.
  const isKnown =
    second !== undefined && (known.has(second) || routeOfOld(`/${second}`) !== undefined);
  if (isKnown && /^(?:v?\d+(?:\.\d+)?|api|rest)$/i.test(first)) {
    return { segment: `${first}/${second}`, meant: second };
  }
  if (isTokenPath([first, second, ...rest])) {
    return { segment: `${first}/${second ?? ""}`, meant: "auth/eagle/token" };
  }
  if (isTwice([first, second, ...rest]))
    return { segment: `${first}/${first}`, meant: first, isTwice: true };
  const meant = firstMeant(first);
  if (meant !== undefined) return { segment: first, meant };
  if (second === undefined) return undefined;
  const [third] = rest;
  const paths = worded.filter((path) => path[0] === first);
  const words = paths.flatMap(([, each = "*"]) => (each === "*" ? [] : [each]));
  const hasIds = paths.some((path) => path[1] === "*");
  if (third === undefined || !hasIds) {
    const isVerb = hasIds && verbs.test(second) && !words.includes(second);
    return isVerb ? { segment: `${first}/${second}`, meant: first } : slipOf(second, words);
  }
  const behindIds = paths.flatMap(([, id, each]) => (id === "*" && each !== undefined ? each : []));
  return words.includes(second) ? undefined : slipOf(third, behindIds, otherNumbers);
}

/** Whether the base that a path was put behind ends as the path begins: without that, the path is documented. */
function isTwice([first, ...path]: readonly (string | undefined)[]): boolean {
  const once = path.flatMap((segment) => segment ?? []);
  return (
    once[0] === first &&
    documentedMethods(once).length > 0 &&
    documentedMethods([once[0] ?? "", ...once]).length === 0
  );
}

/** Verbs that other APIs append to a path, where here the method says it. */
const verbs = /^(?:create|new|add|list|all|index)$/;

/** What a segment probably means: by `others`, or the nearest known name. */
function slipOf(
  segment: string,
  names: readonly string[],
  others: Readonly<Record<string, string>> = {},
): Misspelt | undefined {
  if (!/^[a-z_]+$/.test(segment) || names.includes(segment)) return undefined;
  const plural = withRightPlural(segment);
  const other = Object.hasOwn(others, plural) ? others[plural] : plural;
  const meant = names.find((name) => name === other) ?? nearest(segment, names);
  return meant === undefined ? undefined : { segment, meant };
}

function firstMeant(segment: string): string | undefined {
  if (known.has(segment) || !/^[a-z_-]+$/i.test(segment)) return undefined;
  const folded = segment.toLowerCase().replaceAll("-", "_");
  const plural = withRightPlural(folded);
  if (known.has(plural)) return plural;
  return Object.hasOwn(otherNames, folded) ? otherNames[folded] : nearest(folded, documented);
}

/** A word with the plural that words in `-y` have, for one that a program may have built: `companys`, `companyes`. */
function withRightPlural(word: string): string {
  return word.replace(/(?<=[^aeiou])ye?s$/, "ies");
}

/** The nearest name; short names are near to too many others. */
function nearest(segment: string, names: readonly string[]): string | undefined {
  if (names.includes(segment)) return undefined;
  return names.find((name) => {
    const most = name.length < 6 ? 0 : name.length < 10 ? 1 : 2;
    return distance(segment, name) <= most || (name.length > 5 && areSwapped(segment, name));
  });
}

/** Whether two texts differ only by two swapped neighbouring letters. */
function areSwapped(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const isSame = a.slice(at + 2) === b.slice(at + 2);
  return at < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && isSame;
}
