import type { Written } from "../../places/written.ts";

/** `{BASE}`, `${base}`, `#{@base}`, `{$this->base}`, `$base` at the beginning of a URL. */
const leading = /^(?:[$#]?\{|\$)[@$]?(?:\w+(?:\.|->|::))?\$?(\w+)/;

/**
 * Whether a URL begins with a placeholder that was left as plain text (`"{BASE}/me"` without its `f`), whose name is
 * a variable with an Intercom host in this program.
 */
export function beginsWithUnfilledBase({ text, runs }: Written, program: string): boolean {
  const name = leading.exec(text)?.[1];
  if (name === undefined || runs[0]?.at !== 0 || runs[0].variable === true) return false;
  const held = new RegExp(
    `(?<![\\w-])${name}["']?\\s*(?::\\s*[\\w.]+\\s*)?(?:=>|:=|[:=])\\s*[a-z]?["'\`]https?://api\\.(?:eu\\.|au\\.)?intercom\\.io`,
  );
  return held.test(program);
}
