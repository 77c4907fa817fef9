import { methodsOfPaths } from "./methodsOfPaths.ts";

/** The paths, each as its segments. */
export const documentedPaths: readonly (readonly string[])[] = Object.keys(methodsOfPaths).map(
  (path) => path.split("/"),
);

/** A number, or whatever else only machines would write: no word. */
const written = /^(?=.*\d)[\w-]+$/;
/** What comes from elsewhere, by a name that says that it is an id: `${contactId}`, `{{id}}`. */
const named = /^(?:\$|\{\{?|<|%)[^/]*?(?:[^a-z](?:id|uuid|guid)|I[dD]|UUID|GUID)[^\w/]*$/;

const isId = (segment: string): boolean => written.test(segment) || named.test(segment);

/** What may be a word, an id, or several segments: nobody knows before it is filled in. */
const isOpen = (segment: string): boolean => !/^[\w.-]+$/.test(segment) && !isId(segment);

/**
 * The methods of whatever documented path this may be; none where it is none of them, and where that is all that
 * can be said.
 */
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
  // A word that stands in a path for itself is no id.
  const words = (path: readonly string[]): number =>
    path.filter((part, index) => part === segments[index]).length;
  const most = Math.max(...candidates.map(words));
  const meant = segments.some(isOpen)
    ? candidates
    : candidates.filter((path) => words(path) === most);
  return [...new Set(meant.flatMap((path) => methodsOfPaths[path.join("/")]?.split(" ") ?? []))];
}
