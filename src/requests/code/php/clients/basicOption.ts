import { basicAuth } from "../../clients/basicAuth.ts";
import type { Run } from "../../machine/run.ts";
import { option } from "../../clients/sending.ts";
import type { Entry, Value } from "../../machine/values/values.ts";
import { isArray } from "../arrays.ts";

/** The header from an option with user and password; undefined if these are not known, or for another scheme. */
export function basicOption(options: Value | undefined, name: string, run: Run): Entry | undefined {
  const found = option(options, name);
  if (found === undefined || found === "unknown" || !isArray(found.value)) return undefined;
  const { entries, isOpen } = found.value.shape.value;
  if (isOpen || entries.length !== 2 || entries.some(({ isSure }) => !isSure)) return undefined;
  const { valueSpan, span } = found;
  const header = { text: "Authorization", runs: [] };
  return { name: header, value: basicAuth(valueSpan, run), valueSpan, span, isSure: true };
}
