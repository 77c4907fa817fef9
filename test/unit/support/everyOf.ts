/**
 * Lists every member of a union of names, checked by the compiler both ways: a member that is missing, or
 * a name that is none, is an error where the list is written.
 */
export function everyOf<Name extends string>() {
  return <const Names extends readonly Name[]>(
    names: Names & (Exclude<Name, Names[number]> extends never ? unknown : never),
  ): readonly Name[] => names;
}
