import { type Value, isNothing } from "../values.ts";

export const verbs: Readonly<Record<string, string>> = {
  ...{ get: "GET", post: "POST", put: "PUT", patch: "PATCH" },
  ...{ del: "DELETE", delete: "DELETE", head: "HEAD" },
};

export function isTrue(value: Value | undefined): boolean {
  return value?.kind === "constant" && value.value === true;
}

export function isGiven(value: Value | undefined): boolean {
  return value !== undefined && !isNothing(value);
}
