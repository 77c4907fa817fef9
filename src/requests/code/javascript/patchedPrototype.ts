import type { Run } from "../machine/run.ts";

/** Whether the file replaces a method on a library class's prototype. */
export function hasPatchedPrototype(path: string, { patched }: Run): boolean {
  return [...patched].some((each) => each.startsWith(`${path}.prototype.`));
}
