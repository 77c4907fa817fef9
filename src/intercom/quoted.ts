import { redact } from "./redact.ts";
import { visible } from "./visible.ts";

/** UTF-16 units that are shown at most, and those that are looked at: a body may have millions. */
const longest = 300;
const read = 8_192;

/**
 * A string that a server chose, fit to be shown and logged: without the secrets that were sent, controls
 * made visible, at most 300 UTF-16 units. Undefined for anything that says nothing.
 */
export function quoted(value: unknown, secrets: readonly string[]): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  // Redacted before it is cut: half a secret would not be known as one. A cut through a pair leaves no half.
  return visible(redactedStart(value, secrets)).slice(0, longest).toWellFormed();
}

/** What is shown of a text at most, and more; nothing of it is a secret that goes on where it ends. */
function redactedStart(value: string, secrets: readonly string[]): string {
  const start = redact(value.slice(0, read), secrets);
  if (value.length <= read) return start;
  const halfSecret = secrets.reduce((most, { length }) => Math.max(most, length), longestShape);
  return start.slice(0, -halfSecret);
}

/** No more letters than these of a token can stand at the end and not be known by their looks. */
const longestShape = 12;
