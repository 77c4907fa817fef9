/** The old kind of people that a path is about, which contacts replaced in version 2.0; undefined for other paths. */
export function routeOfOld(path: string): "users" | "leads" | undefined {
  const [first] = path.split("/").slice(1);
  return first === "users" || first === "leads" ? first : undefined;
}

/** The last version that has these. */
export const lastOfOld = "1.4";
