/** A name and, for the method of a field, that field's: `token` for `getToken`. */
function namesOf(name: string): readonly string[] {
  const field = accessor.exec(name)?.[1];
  return field === undefined ? [name] : [name, field.charAt(0).toLowerCase() + field.slice(1)];
}

const accessor = /^(?:get|set|is|with)_?([A-Z]\w*|(?<=_)[a-z]\w*)$/;

/** All names in a text, each once, without what marks them in some languages: `token` for `$token`. */
export function namesIn(text: string): readonly string[] {
  return [...new Set(text.match(/[\w\u0080-\uffff]+/g) ?? [])].flatMap(namesOf);
}
