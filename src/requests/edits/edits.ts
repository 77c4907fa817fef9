import type { Header, HttpRequest } from "../httpRequest.ts";
import type { TextEdit } from "../extraction.ts";
import type { Change } from "../change.ts";
import { removals } from "./removals.ts";
import { escaped } from "./quoting.ts";
import { fitFor } from "./fitFor.ts";
import { type Placed, placedOf, replacePart } from "./replacePart.ts";
import { type Addition, additionEdit, keyOf } from "./additionEdit.ts";
import { joint, leadOf } from "./leadOf.ts";
import { urlEdits } from "./urlEdits.ts";

/** A header with the changes to it. */
interface Draft {
  readonly header: Header;
  name: string;
  value: string | undefined;
  removed: boolean;
  /** Texts to insert into a value that stays. */
  readonly insertions: { readonly at: number; readonly text: string }[];
}

/**
 * The edits that make the changes come true, written in the request's form: sorted, without overlaps. A change that
 * cannot be written makes no edit.
 */
export function editsOf(request: HttpRequest, changes: readonly Change[]): TextEdit[] {
  if (request.isFixed === true) return [];
  const drafts = request.headers.map((header): Draft => ({
    header,
    name: header.name,
    value: undefined,
    removed: false,
    insertions: [],
  }));
  const additions = new Map<string, Addition>();
  for (const change of changes) apply(change, drafts, additions, request);
  reuse(drafts, additions, request);
  const changed = drafts.filter(({ removed }) => !removed);
  const gone = drafts
    .filter(
      ({ removed, header }) =>
        removed &&
        header.mustStay !== true &&
        !(request.form.kind === "code" && isNamedElsewhere(header)),
    )
    .map(({ header }) => header);
  const edits = [
    ...changed.flatMap((draft) => draftEdits(request, draft, changed)),
    ...removals(gone),
    additionEdit(request, [...additions.values()]),
    ...urlEdits(request, changes),
    ...changes.flatMap((change) =>
      change.kind === "attachHeaders" ? (change.detached.repair ?? []) : [],
    ),
  ].filter((edit) => edit !== undefined);
  return fitFor(request.surroundings ?? [], edits).sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

function apply(
  change: Change,
  drafts: readonly Draft[],
  additions: Map<string, Addition>,
  request: HttpRequest,
): void {
  if (change.kind === "replaceInUrl" || change.kind === "setInput") return;
  if (change.kind === "removeInput") return;
  if (change.kind === "attachHeaders") return;
  if (change.kind === "setHeader") {
    const key = keyOf(change.name);
    const named = drafts.filter(({ name, removed }) => !removed && keyOf(name) === key);
    const written = named.filter(({ header }) => header.implied !== true);
    // A parameter of a PowerShell cmdlet overrides its header table.
    const { form } = request;
    const isParameter = form.kind === "command" && form.program === "powershell";
    const [first, ...others] = written.length > 0 || !isParameter ? written : named;
    if (first === undefined) additions.set(key, { name: change.name, value: change.value });
    else first.value = change.value;
    for (const other of others) other.removed = true;
    return;
  }
  const draft = drafts.find(({ header }) => isSame(header, change.header));
  if (draft === undefined) return;
  if (change.kind === "renameHeader") {
    if (draft.header.implied !== true) draft.name = change.name;
  } else if (change.kind === "insertInHeader") {
    draft.insertions.push({ at: change.at, text: change.text });
  } else if (draft.header.implied !== true) {
    draft.removed = true;
  } else if (request.form.kind === "curl") {
    additions.set(keyOf(draft.name), { name: draft.name, value: "" });
  }
}

/** Combines removing a header and adding one at the same place into one edit. */
function reuse(
  drafts: readonly Draft[],
  additions: Map<string, Addition>,
  { headerSlot }: HttpRequest,
): void {
  if (headerSlot === undefined) return;
  const { offset } = headerSlot;
  const [[key, addition] = []] = additions;
  const place = drafts.find(({ removed, header: { span, element } }) => {
    const { start, end } = element ?? span;
    return removed && start <= offset && offset <= end;
  });
  if (place === undefined || key === undefined || addition === undefined) return;
  additions.delete(key);
  place.removed = false;
  place.name = addition.name;
  place.value = addition.value;
}

function draftEdits(
  request: HttpRequest,
  draft: Draft,
  all: readonly Draft[],
): (TextEdit | undefined)[] {
  const name = nameEdit(request, draft);
  // If the name cannot be changed, the new value would be wrong under the old name.
  if (name === undefined && draft.name !== draft.header.name) return [];
  // The new value of a word that is both comes with the name.
  if (draft.header.word !== undefined && draft.value !== undefined)
    return [valueEdit(request, draft, all)];
  const quotes = quoteEdits(request, draft);
  if (quotes !== undefined) return [name, ...quotes];
  return [name, valueEdit(request, draft, all), ...insertionEdits(request, draft)];
}

function nameEdit({ form }: HttpRequest, { header, name }: Draft): TextEdit | undefined {
  if (name === header.name) return undefined;
  if (form.kind === "code" && isNamedElsewhere(header)) return undefined;
  if (header.word !== undefined) {
    const { start } = placedOf(header.value).span;
    return { span: { start, end: start }, text: name + joint(form) };
  }
  const placed = { text: header.name, span: header.nameSpan, runs: header.nameRuns };
  return replacePart(form, placed, [0, header.name.length], name);
}

/** The quotes that keep a value with its name; undefined where that is not what is missing. */
function quoteEdits({ form }: HttpRequest, { header, value }: Draft): TextEdit[] | undefined {
  const { unquoted } = header;
  if (unquoted === undefined || value === undefined) return undefined;
  if (value !== unquoted.value || form.kind === "code") return [];
  const { start, end } = unquoted.span;
  return [start, end].map((at) => ({ span: { start: at, end: at }, text: '"' }));
}

function valueEdit(
  { form }: HttpRequest,
  draft: Draft,
  all: readonly Draft[],
): TextEdit | undefined {
  const { header, value } = draft;
  if (value === undefined) return undefined;
  const placed = placedOf(header.value);
  if (form.kind === "code" && isNamedElsewhere(header)) {
    // A helper passes many names and values through here: change the literal of this value instead.
    return isLiteral(placed.runs) && !isShared(draft, all)
      ? replacePart(form, placed, [0, placed.text.length], value)
      : undefined;
  }
  if (form.kind === "code" && !isWithin(placed)) {
    const text =
      leadOf(form, header, draft.name) + escaped(form, "none", (header.prefix ?? "") + value);
    return { span: placed.span, text };
  }
  return replacePart(form, placed, [0, placed.text.length], value, header.lead);
}

function insertionEdits({ form }: HttpRequest, { header, value, insertions }: Draft): TextEdit[] {
  if (value !== undefined) return [];
  const placed = placedOf(header.value);
  const edits = insertions.map(({ at, text }) => replacePart(form, placed, [at, at], text));
  const written = edits.filter((edit) => edit !== undefined);
  // Brace pairs are doubled together or not at all.
  return written.length === edits.length ? written : [];
}

/** Whether the name is written elsewhere, as in a loop over names. */
function isNamedElsewhere({ nameSpan, span }: Header): boolean {
  return nameSpan.start < span.start || span.end < nameSpan.end;
}

/** Whether another header's value is written in the same place, so that changing it would change both. */
function isShared(draft: Draft, all: readonly Draft[]): boolean {
  const placeOf = ({ header }: Draft): number | undefined =>
    placedOf(header.value).runs?.[0]?.span.start;
  const place = placeOf(draft);
  return place !== undefined && all.some((each) => each !== draft && placeOf(each) === place);
}

/** Whether a value is one literal within its span, so that its quotes can stay. */
function isWithin({ span, runs = [] }: Placed): boolean {
  return (
    isLiteral(runs) && runs.every((run) => span.start <= run.span.start && run.span.end <= span.end)
  );
}

/** Whether a value is written in one piece, between quotes. */
function isLiteral(runs: Placed["runs"] = []): boolean {
  return (
    runs.length > 0 &&
    runs.every(
      (run, index) =>
        run.quote !== "none" &&
        run.variable !== true &&
        (index === 0 || run.span.start === runs[index - 1]?.span.end),
    )
  );
}

/** Copies of a header are recognized by their place. */
function isSame(a: Header, b: Header): boolean {
  return a.name === b.name && a.nameSpan.start === b.nameSpan.start && a.span.end === b.span.end;
}
