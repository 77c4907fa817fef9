/** A kind of people that version 2.0 has put contacts in the place of; undefined for any other path. */
export function routeOfOld(path: string): "users" | "leads" | undefined {
  const [first] = path.split("/").slice(1);
  return first === "users" || first === "leads" ? first : undefined;
}

/** The last version that has these. */
export const lastOfOld = "1.4";
