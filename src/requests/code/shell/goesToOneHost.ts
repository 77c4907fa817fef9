import { haveOneHost } from "../clients/urlWays.ts";
import type { Run } from "../machine/run.ts";
import type { Entry, Text, Value } from "../machine/values/values.ts";
import { isSingledOut } from "./singledOut.ts";

/**
 * Whether a command with these words certainly goes to one host whenever the environment sets nothing in place of the
 * defaults of the script.
 */
export function goesToOneHost(words: readonly Entry[], run: Run): boolean {
  const urls = words.filter(({ value }) => isUrl(value));
  return run.isOnlyWay && urls.length > 0 && urls.every((url) => hasOneHost(url, run));
}

function hasOneHost({ value, isSure }: Entry, run: Run): boolean {
  if (!isUrl(value) || !isSure || !haveOneHost([value.written, ...value.others])) return false;
  return value.isSure || (value.isDefault === true && !isSingledOut(value, run));
}

function isUrl(value: Value): value is Text {
  return value.kind === "text" && /^(?:https?:\/\/|api\.)/i.test(value.written.text);
}
