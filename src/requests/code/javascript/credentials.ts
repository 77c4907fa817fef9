import { basicAuth } from "../clients/basicAuth.ts";
import { option, optionValue } from "../clients/sending.ts";
import type { Arg } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { isNothing, type Entry, type Thing, type Value } from "../machine/values.ts";

/** What a user and a password are called, and what may stand beside them. */
const names = /^(?:user(?:name)?|pass(?:word)?|sendImmediately)$/;

/** The header that a user and a password make where they are given. */
export function basicHeader(at: Pick<Entry, "valueSpan" | "span">, run: Run): Entry {
  const name = { text: "Authorization", runs: [] };
  const { valueSpan, span } = at;
  return { name, value: basicAuth(valueSpan, run), valueSpan, span, isSure: true };
}

/** The same as headers, for what is given as a whole. */
export function basicHeaders({ span }: Pick<Arg, "span">, run: Run): Thing {
  return run.thing([basicHeader({ valueSpan: span, span }, run)], { foldsCase: true });
}

/**
 * The headers of `auth: { username, password }`, or of `auth: "user:password"` where `takesText`: those of the last
 * options that say anything. Undefined where nothing is to be seen of what goes out.
 */
export function basicIn(
  all: readonly (Value | undefined)[],
  run: Run,
  takesText?: "takesText",
): Thing | undefined {
  const found = all.map((each) => option(each, "auth")).findLast((each) => each !== undefined);
  if (found === undefined || found === "unknown") return undefined;
  const isText = takesText !== undefined && found.value.kind === "text";
  if (!isText && !isPair(found.value)) return undefined;
  return run.thing([basicHeader(found, run)], { foldsCase: true });
}

/** Whether a value is a user with a password, and no token. */
export function isPair(value: Value | undefined): boolean {
  if (value?.kind !== "thing") return false;
  const { entries, isOpen } = value.shape.value;
  const hasUser = entries.some(({ name: { text } }) => text.startsWith("user"));
  return !isOpen && hasUser && entries.every(({ name, isSure }) => isSure && names.test(name.text));
}

/** The same of `username` and `password` that stand among other options. */
export function basicAmong(all: readonly (Value | undefined)[], run: Run): Thing | undefined {
  const options = all.findLast((each) => optionValue(each, "username") !== undefined);
  const [user, password] = ["username", "password"].map((name) => option(options, name));
  if (user === undefined || user === "unknown" || isNothing(user.value)) return undefined;
  if (password === undefined || password === "unknown") return undefined;
  return run.thing([basicHeader(user, run)], { foldsCase: true });
}
