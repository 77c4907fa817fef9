import type { Operation } from "./operation.ts";

/** `GET /custom_object_instances/Order`: what logs and errors call an operation; without its query. */
export function nameOf({ method, path }: Pick<Operation<unknown>, "method" | "path">): string {
  return `${method} /${path.map(encodeSegment).join("/")}`;
}

/** A segment of a path. Lone surrogates have no UTF-8: they become U+FFFD instead of throwing. */
export function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}
