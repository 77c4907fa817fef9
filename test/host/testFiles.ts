import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The absolute paths of the suites (`*.test.ts`, or what they were built into) in a folder, in a fixed order. */
export function testFiles(folder: string, ending: ".test.ts" | ".test.cjs" = ".test.ts"): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => join(folder, file));
}
