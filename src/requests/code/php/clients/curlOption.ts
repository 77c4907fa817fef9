import { optionValue } from "../../clients/sending.ts";
import type { Run } from "../../machine/run.ts";
import type { Thing, Value } from "../../machine/values/values.ts";
import { isArray } from "../arrays.ts";
import { isLines } from "./headerLines.ts";
import { isGiven } from "../../clients/state.ts";

const listOfHeaders = "CURLOPT_HTTPHEADER";

/** Header lines in Guzzle's `curl` option, which replace all other headers; a call's come before the client's. */
export function curlLines(...options: readonly (Value | undefined)[]): Thing | undefined {
  const curl = options.map((each) => optionValue(each, "curl")).find(isGiven);
  const lines = optionValue(curl, listOfHeaders);
  return isArray(lines) && isLines(lines) ? lines : undefined;
}

/** Whether curl options set the headers. */
export function isHandledByCurl(options: Value | undefined): boolean {
  const curl = optionValue(options, "curl") ?? optionValue(optionValue(options, "extra"), "curl");
  return isGiven(curl) && optionValue(curl, listOfHeaders) !== undefined;
}

/** The options without `curl`, if that sets header lines. */
export function withoutCurlLines(options: Value, run: Run): Value {
  if (!isArray(options) || curlLines(options) === undefined) return options;
  const { entries, isOpen } = options.shape.value;
  return run.thing(
    entries.filter(({ name }) => name.text !== "curl"),
    { isOpen, origin: options },
  );
}
