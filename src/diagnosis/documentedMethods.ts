import { methodsOfPaths } from "./methodsOfPaths.ts";

/** The paths, split into segments. */
export const documentedPaths: readonly (readonly string[])[] = Object.keys(methodsOfPaths).map(
  (path) => path.split("/"),
);

/** An id: a number, or something else with digits that is no word. */
const written = /^(?=.*\d)[\w-]+$/;
/** A placeholder whose name says that it is an id: `${contactId}`, `{{id}}`. */
const named = /^(?:\$|\{\{?|<|%)[^/]*?(?:[^a-z](?:id|uuid|guid)|I[dD]|UUID|GUID)[^\w/]*$/;

const isId = (segment: string): boolean => written.test(segment) || named.test(segment);

/** A placeholder that may become a word, an id or several segments. */
export const isOpen = (segment: string): boolean => !/^[\w.-]+$/.test(segment) && !isId(segment);

/** The methods of all documented paths that a path may be; empty if it is none of them, or if that cannot be told. */
export function documentedMethods(segments: readonly string[]): readonly string[] {
  const isLastOpen = isOpen(segments.at(-1) ?? "");
  const candidates = documentedPaths.filter(
    (path) =>
      (path.length === segments.length || (path.length > segments.length && isLastOpen)) &&
      segments.every((segment, index) => {
        const part = path[index];
        const mayBe = isOpen(segment) || (part === "*" && isId(segment));
        return part === segment || (index > 0 && mayBe);
      }),
  );
  // Paths that name a segment literally come before those with `*` there.
  const words = (path: readonly string[]): number =>
    path.filter((part, index) => part === segments[index]).length;
  const most = Math.max(...candidates.map(words));
  const meant = segments.some(isOpen)
    ? candidates
    : candidates.filter((path) => words(path) === most);
  return [...new Set(meant.flatMap((path) => methodsOfPaths[path.join("/")]?.split(" ") ?? []))];
}
