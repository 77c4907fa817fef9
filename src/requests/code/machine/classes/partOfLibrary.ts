import type { Run } from "../run.ts";
import { type Native, type Thing, type Value, entryOf } from "../values/values.ts";

/** The entry of an object that holds its inherited part of a library's class, see `partOfLibrary`. */
export const ofLibrary = "<of the library>";

/** The library object that an object extends or embeds. */
export function partOfLibrary(of: Thing): Native | undefined {
  const names = [ofLibrary, ...(of.type?.code.embedded ?? [])];
  return names.map((name) => entryOf(of, name)?.value).find((value) => value?.kind === "native");
}

/** The library object that an object extends, if that has a member of this name. */
export function extended(of: Value | undefined, name: string, run: Run): Native | undefined {
  if (of?.kind !== "thing" || run.library.has === undefined) return undefined;
  const native = partOfLibrary(of);
  return native !== undefined && run.library.has(native, name, run) ? native : undefined;
}
