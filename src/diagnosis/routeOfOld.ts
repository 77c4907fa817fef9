import type { HttpRequest } from "../requests/httpRequest.ts";
import { sentHeader } from "./headers.ts";
import { isBefore } from "./versions.ts";

/** Kinds of people that contacts replaced in version 2.0. */
export type OldKind = "users" | "leads";

/** The last version that has these. */
const lastOfOld = "1.4";

/** The old kind of people that a path is about; undefined for other paths. */
export function routeOfOld(path: string): OldKind | undefined {
  const [first] = path.split("/").slice(1);
  return first === "users" || first === "leads" ? first : undefined;
}

/** Like `routeOfOld`; undefined also where a version may be requested that still has them. */
export function goneRoute(request: HttpRequest, path: string): OldKind | undefined {
  const version = sentHeader(request, "intercom-version")?.value;
  const isNew = version?.kind === "known" && isBefore(lastOfOld, version.text.trim());
  return isNew ? routeOfOld(path) : undefined;
}
