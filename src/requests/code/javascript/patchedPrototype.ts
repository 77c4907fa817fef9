import type { Run } from "../machine/run.ts";

/** Whether the file gives all objects of a class of a library a method of its own, which may do anything. */
export function hasPatchedPrototype(path: string, { patched }: Run): boolean {
  return [...patched].some((each) => each.startsWith(`${path}.prototype.`));
}
