import type { Diagnosis } from "./diagnose.ts";
import type { Finding } from "./finding.ts";

/** All findings of a text, those about its requests first. */
export function findingsOf({
  requests,
  beside,
}: Pick<Diagnosis, "requests" | "beside">): readonly Finding[] {
  return [...requests.flatMap(({ findings }) => findings), ...beside];
}
