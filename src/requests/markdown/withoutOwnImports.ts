/** Imports from neighbouring files, with the imported name, or names. */
const ownImports = [
  /^[ \t]*import[ \t]{1,8}(?:(?<whole>\w+)[ \t]{0,8},?[ \t]{0,8})?(?:\{(?<parts>[^{}]{0,2000})\}[ \t]{0,8})?from[ \t]{0,8}["'](?:\.{1,2}|[@~])\/[^"'\n]*["'];?/gm,
  /^[ \t]*(?:const|let|var)[ \t]{1,8}(?:(?<whole>\w+)|\{(?<parts>[^{}]{0,2000})\})[ \t]{0,8}=[ \t]{0,8}require\(["']\.{1,2}\/[^"'\n]*["']\);?/gm,
  /^[ \t]*use[ \t]{1,8}(?:\w{1,100}\\){0,20}(?<whole>\w+);/gm,
  /^[ \t]*from[ \t]{1,8}[\w.]{1,100}[ \t]{1,8}import[ \t]{1,8}(?:\((?<parts>[^()]{0,2000})\)|(?<whole>\w+(?:[ \t]*,[ \t]*\w+)*)[ \t]*$)/gm,
] as const;

/**
 * Blanks out imports of names that earlier fences declare, which show those files; offsets stay. Imports with a new
 * name stay.
 */
export function withoutOwnImports(code: string, isDeclared: (name: string) => boolean): string {
  let left = code;
  for (const pattern of ownImports) {
    for (const { 0: written, index, groups: { whole = "", parts = "" } = {} } of code.matchAll(
      pattern,
    )) {
      const names = `${whole},${parts}`.split(",").flatMap((name) => name.trim() || []);
      if (names.length === 0 || !names.every(isDeclared)) continue;
      const end = index + written.length;
      left = left.slice(0, index) + written.replace(/[^\n]/g, " ") + left.slice(end);
    }
  }
  return left;
}
