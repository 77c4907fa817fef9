import { createHash } from "node:crypto";

/** Stands for a secret where it is compared and must not be kept: SHA-256 in hexadecimal digits. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
