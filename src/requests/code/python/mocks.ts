import type { Arg } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";

/** Whether a mock's arguments name a client, so that its requests are not sent. */
export function isMocked(args: readonly Arg[]): boolean {
  return args.some(({ value }) =>
    value.kind === "native"
      ? /^(?:requests|niquests|httpx|aiohttp|urllib)/.test(value.path)
      : /\b(?:requests|niquests|httpx|aiohttp|urlopen|urllib3?|http\.client|session)\b/i.test(
          plainText(value) ?? "",
        ),
  );
}
