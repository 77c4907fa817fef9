import type { ClassCode } from "../declarations.ts";

/** What runners of tests call before each test, in any language; methods of PHP have parentheses in their names here. */
const before = ["setUp", "setup", "asyncSetUp", "setup_method", "setUp()"];

const none: readonly string[] = [];

/** The methods of a class that prepare an object whose tests are run: with its constructor they make it. */
export function preparersOf({ methods }: ClassCode): readonly string[] {
  return methods.some(({ name = "" }) => /^test/i.test(name)) ? before : none;
}
