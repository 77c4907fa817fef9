import type { HttpRequest, Span } from "../httpRequest.ts";
import { type Elision, type Group, holdsStatements, leadOf, type Outline } from "./outline.ts";
import { isWithin } from "../places/isWithin.ts";

/** Whether code omits something in or next to a request that may be headers. */
export function leavesOutOf(request: HttpRequest, outline: Outline, text: string): boolean {
  const { span, body, headers, headerSlot } = request;
  const slot = headerSlot === undefined ? [] : [headerSlot.offset];
  const groups = new Set(
    [
      ...[...headers.map(({ nameSpan }) => nameSpan.start), ...slot],
      ...addressesIn(request, text),
    ].map(outline.groupAt),
  );
  const extents = extentsOf(request, outline, text);
  return outline.elisions.some((elision) => {
    const { group } = elision;
    if (body !== undefined && isWithin(elision, body)) return false;
    if (holdsStatements(text, group) && group.start !== span.start) {
      const own = extents.get(group);
      return own !== undefined && (isWithin(elision, own) || isBeside(elision, own, text));
    }
    return (
      groups.has(group) || (isWithin(elision, span) && isInOptions(group, span, outline, text))
    );
  });
}

/** The places of a URL that is one of the options of a request or client. */
function addressesIn({ url }: HttpRequest, text: string): readonly number[] {
  const starts = (url?.runs ?? []).map(({ span }) => span.start);
  return starts.filter((at) => addressBefore.test(leadOf(text, at)));
}

const addressBefore = /\b(?:\w*ur[il]|host|hostname|path|endpoint)["']?\s*(?::|=>)\s*["'`]?$/i;

/** The extent of a request in each group of brackets, from its first to its last part there. */
function extentsOf(
  { span, headers, headerSlot }: HttpRequest,
  { groupAt }: Outline,
  text: string,
): ReadonlyMap<Group, Span> {
  const extents = new Map<Group, Span>();
  const add = ({ start, end }: Span): void => {
    const owner = ownerOf(groupAt(start), text);
    const known = extents.get(owner) ?? { start, end };
    extents.set(owner, { start: Math.min(start, known.start), end: Math.max(end, known.end) });
  };
  add(span);
  for (const header of headers) add(header.span);
  if (headerSlot !== undefined) add({ start: headerSlot.offset, end: headerSlot.offset });
  return extents;
}

/** The group that contains the statement which a group is part of. */
function ownerOf(group: Group, text: string): Group {
  let owner = group;
  while (owner.parent !== undefined && !holdsStatements(text, owner)) owner = owner.parent;
  return owner;
}

/** How far around a request omissions are searched. */
const farthest = 2000;

/** Calls chained onto the text before. */
const chained = /^\s*(?:(?:\.|->|\?\.)[^;]*)?$/;
const nextOfChain = /^\s*(?:\.\w|->|\?\.)/;

/**
 * Whether an omission continues the request: at the end of its line, in its chain of calls, or about headers on the
 * line before.
 */
function isBeside({ start, end, isOfHeaders }: Elision, own: Span, text: string): boolean {
  if (start > own.end + farthest || end < own.start - farthest) return false;
  if (start < own.end) return isOfHeaders && text.slice(end, own.start).split("\n").length <= 2;
  const between = text.slice(own.end, start);
  const goesOn = chained.test(between) && nextOfChain.test(text.slice(end, end + farthest));
  return goesOn || !between.includes("\n");
}

/** Text before an omission that shows it to be in the body or another part, and before one in the headers. */
const otherParts =
  /\b(?:body|json|data|query|params|form|payload|send|then|catch|dumps|stringify|encode)\w*["']?\s*(?:[:=(,]|=>)*\s*[([{]?\s*$/i;
const headersBefore = /headers?\w*["'\]]?\s*(?:[:=(]|=>)?\s*(?:new\s[\w<>, .]*)?[([{]?\s*$/i;

/** How many brackets deep the arguments and options of a call are. */
const deepest = 2;

/** Whether a group is the arguments, the options or the headers of a call. */
function isInOptions(group: Group, { start }: Span, { groupAt }: Outline, text: string): boolean {
  const around = groupAt(start);
  if (group === around || group.start === start) return true;
  let depth = 0;
  for (let each = group; each !== around && each.parent !== undefined; each = each.parent) {
    const lead = leadOf(text, each.start);
    if (headersBefore.test(lead)) return true;
    if (holdsStatements(text, each) || otherParts.test(lead)) return false;
    depth++;
  }
  return depth <= deepest;
}
