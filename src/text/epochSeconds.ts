import { visit } from "jsonc-parser";

/** A number in a JSON text that is a time: where it stands, and which. */
export interface EpochSeconds {
  readonly offset: number;
  readonly length: number;
  /** Unix seconds. */
  readonly time: number;
}

/** 2000-01-01 and 2100-01-01: a number outside is no date that people keep in Intercom. */
const earliest = 946_684_800;
const latest = 4_102_444_800;

/** The times of a document: integers under names that end in `_at` or `_date` (Intercom's own end in `_at`). */
export function epochSeconds(json: string): readonly EpochSeconds[] {
  const found: EpochSeconds[] = [];
  let name = "";
  visit(json, {
    onObjectProperty: (property) => void (name = property),
    onLiteralValue: (value: unknown, offset, length) => {
      if (!/(?:_at|_date|_on)$/i.test(name) || typeof value !== "number") return;
      if (Number.isInteger(value) && value >= earliest && value < latest) {
        found.push({ offset, length, time: value });
      }
    },
  });
  return found;
}
