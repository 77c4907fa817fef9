import type { ClassCode } from "../../declarations.ts";

/** Methods that test runners call before each test; reader names of PHP methods end in parentheses. */
const before = ["setUp", "setup", "asyncSetUp", "setup_method", "setUp()"];

const none: readonly string[] = [];

/** The set-up methods of a test class, which prepare its objects as a constructor would; empty for other classes. */
export function preparersOf({ methods }: ClassCode): readonly string[] {
  return methods.some(({ name = "" }) => /^test/i.test(name)) ? before : none;
}
