import { basicAuth } from "../../clients/basicAuth.ts";
import { option, optionValue } from "../../clients/sending.ts";
import type { Arg } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { isNothing, type Entry, type Thing, type Value } from "../../machine/values/values.ts";

/** Names of user and password options, and of others that may be next to them. */
const names = /^(?:user(?:name)?|pass(?:word)?|sendImmediately)$/;

/** The Basic Authorization header from a user and password. */
export function basicHeader(at: Pick<Entry, "valueSpan" | "span">, run: Run): Entry {
  const name = { text: "Authorization", runs: [] };
  const { valueSpan, span } = at;
  return { name, value: basicAuth(valueSpan, run), valueSpan, span, isSure: true };
}

/** The same, as an object of headers. */
export function basicHeaders({ span }: Pick<Arg, "span">, run: Run): Thing {
  return run.thing([basicHeader({ valueSpan: span, span }, run)], { foldsCase: true });
}

/**
 * The header for `auth: { username, password }`, or for `auth: "user:password"` with `takesText`; the last options
 * that have `auth` count. Undefined where what is sent is not known.
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

/** Whether a value is a user and password, not a token. */
export function isPair(value: Value | undefined): boolean {
  if (value?.kind !== "thing") return false;
  const { entries, isOpen } = value.shape.value;
  const hasUser = entries.some(({ name: { text } }) => text.startsWith("user"));
  return !isOpen && hasUser && entries.every(({ name, isSure }) => isSure && names.test(name.text));
}

/** The same for `username` and `password` directly in the options. */
export function basicAmong(all: readonly (Value | undefined)[], run: Run): Thing | undefined {
  const options = all.findLast((each) => optionValue(each, "username") !== undefined);
  const [user, password] = ["username", "password"].map((name) => option(options, name));
  if (user === undefined || user === "unknown" || isNothing(user.value)) return undefined;
  if (password === undefined || password === "unknown") return undefined;
  return run.thing([basicHeader(user, run)], { foldsCase: true });
}
