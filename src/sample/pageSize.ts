import { parameterInvalid, type Answer } from "./answer.ts";
import type { Assumptions } from "./assumptions.ts";
import { parameter } from "./requestTarget.ts";

/** How many items a page of a list has: unless asked, and at most. */
export interface PageSizes {
  readonly standard: number;
  readonly maximum: number;
}

/** The `per_page` that a query asks for, or why there can be none of that size. */
export function pageSize(
  query: URLSearchParams,
  { standard, maximum }: PageSizes,
  assumptions: Pick<Assumptions, "perPageAboveMaximum">,
): number | Answer {
  const asked = positiveInteger(query, "per_page", standard);
  if (asked === undefined) return parameterInvalid("per_page must be a positive integer");
  if (asked > maximum && assumptions.perPageAboveMaximum === "parameter_invalid") {
    return parameterInvalid(`per_page must be at most ${maximum}`);
  }
  return Math.min(asked, maximum);
}

/** At most nine digits: the product of two of them is still exact. Undefined for anything else. */
export function positiveInteger(
  query: URLSearchParams,
  name: string,
  absent: number,
): number | undefined {
  const text = parameter(query, name);
  if (text === undefined || text === "") return absent;
  return /^0*[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
