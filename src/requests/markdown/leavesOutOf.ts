import type { HttpRequest, Span } from "../httpRequest.ts";
import { type Elision, type Group, holdsStatements, leadOf, type Outline } from "./outline.ts";
import { isWithin } from "../places/isWithin.ts";

/** Whether source code leaves something out of a request, or right beside it, that may be headers. */
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

/** Where the address, or a part of it, is one of the options of a request or of a client. */
function addressesIn({ url }: HttpRequest, text: string): readonly number[] {
  const starts = (url?.runs ?? []).map(({ span }) => span.start);
  return starts.filter((at) => addressBefore.test(leadOf(text, at)));
}

const addressBefore = /\b(?:\w*ur[il]|host|hostname|path|endpoint)["']?\s*(?::|=>)\s*["'`]?$/i;

/** By the groups of statements: from the first to the last part of a request in it. */
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

/** The group whose statement it is a part of. */
function ownerOf(group: Group, text: string): Group {
  let owner = group;
  while (owner.parent !== undefined && !holdsStatements(text, owner)) owner = owner.parent;
  return owner;
}

/** As far as is looked for what stands beside. */
const farthest = 2000;

/** Calls on what was there before. */
const chained = /^\s*(?:(?:\.|->|\?\.)[^;]*)?$/;
const nextOfChain = /^\s*(?:\.\w|->|\?\.)/;

/** Whether it ends the last line, is one of the calls that go on from there, or is said of headers on the line before. */
function isBeside({ start, end, isOfHeaders }: Elision, own: Span, text: string): boolean {
  if (start > own.end + farthest || end < own.start - farthest) return false;
  if (start < own.end) return isOfHeaders && text.slice(end, own.start).split("\n").length <= 2;
  const between = text.slice(own.end, start);
  const goesOn = chained.test(between) && nextOfChain.test(text.slice(end, end + farthest));
  return goesOn || !between.includes("\n");
}

/** What is never among the headers, and what takes them. */
const otherParts =
  /\b(?:body|json|data|query|params|form|payload|send|then|catch|dumps|stringify|encode)\w*["']?\s*(?:[:=(,]|=>)*\s*[([{]?\s*$/i;
const headersBefore = /headers?\w*["'\]]?\s*(?:[:=(]|=>)?\s*(?:new\s[\w<>, .]*)?[([{]?\s*$/i;

/** As many brackets as an elision is in within a call, where these are its arguments and its options. */
const deepest = 2;

/** Whether a group holds the arguments of a call, its options, or headers in these. */
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
