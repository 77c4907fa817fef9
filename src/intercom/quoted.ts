import { redact } from "./redact.ts";
import { visible } from "./visible.ts";

const longest = 300;

/**
 * A string that a server chose, fit to be shown and logged: without the secrets that were sent, controls
 * made visible, at most 300 UTF-16 units. Undefined for anything that says nothing.
 */
export function quoted(value: unknown, secrets: readonly string[]): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  // Redacted before it is cut: half a secret would not be known as one. A cut through a pair leaves no half.
  return visible(redact(value, secrets)).slice(0, longest).toWellFormed();
}
