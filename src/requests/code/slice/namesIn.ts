/** The method of a field: `getToken`, `is_open`. */
const accessor = /^(?:get|set|is|with)_?([A-Z]\w*|(?<=_)[a-z]\w*)$/;

const mayBegin = new Set("gsiw");

/**
 * All names in a text, each once, without what marks them in some languages: `token` for `$token`. The method of a field
 * is that field, too: `token` for `getToken`.
 */
export function namesIn(text: string): readonly string[] {
  const names = new Set(text.match(/[\w\u0080-\uffff]+/g) ?? []);
  for (const name of [...names]) {
    // Asked of every name of a file: most are done with their first letter.
    const field = mayBegin.has(name.charAt(0)) ? accessor.exec(name)?.[1] : undefined;
    if (field !== undefined) names.add(field.charAt(0).toLowerCase() + field.slice(1));
  }
  return [...names];
}
