import type { Change } from "../requests/change.ts";
import type { HttpRequest, Span } from "../requests/httpRequest.ts";
import { documentedMethods, isOpen } from "./documentedMethods.ts";
import { type IntercomUrl, intercomUrl, replaceAt } from "./intercomHost.ts";
import { matchRoute } from "./routes.ts";

/** A path that took the place of the end of its base, which the route needs. */
export interface ReplacedBase {
  /** Where the request goes, and where it was probably meant to go. */
  readonly sent: string;
  readonly meant: string;
  /** Where the path is written, and the change that puts the end of the base before it; undefined for a variable. */
  readonly written: { readonly span: Span; readonly change: Change } | undefined;
}

/** Finds the end of a base that a request lost: with it, Intercom documents the route; without it, no such path. */
export function replacedBase(request: HttpRequest, sent: IntercomUrl): ReplacedBase | undefined {
  const { method, url } = request;
  const path = url?.runs?.find(({ replaces }) => replaces !== undefined);
  if (url === undefined || path?.replaces === undefined) return undefined;
  const { at, length, span } = path;
  const text = url.kind === "known" ? url.text : url.source;
  const to = path.replaces + text.slice(at, at + length);
  const around = text.slice(0, at) + to + text.slice(at + length);
  const meant = intercomUrl({ ...request, url: { kind: "known", span: url.span, text: around } });
  if (meant === undefined || isDocumented(method.text, meant) !== "here") return undefined;
  if (isOpen(segmentsOf(sent)[0] ?? "") || isDocumented(method.text, sent) !== "nowhere")
    return undefined;
  const isLiteral = path.variable !== true && length > 0;
  const written = { span, change: replaceAt(text, at, at + length, to) };
  return { sent: sent.path, meant: meant.path, written: isLiteral ? written : undefined };
}

/** Whether Intercom documents a path for a method, or for another one. */
function isDocumented(method: string, url: IntercomUrl): "here" | "elsewhere" | "nowhere" {
  const match = matchRoute(method, url);
  if (match.kind === "route") return "here";
  if (match.kind === "otherMethod") return "elsewhere";
  const methods = documentedMethods(segmentsOf(url));
  if (methods.length === 0) return "nowhere";
  return methods.includes(method) ? "here" : "elsewhere";
}

function segmentsOf({ path }: IntercomUrl): readonly string[] {
  return path.split("/").filter((segment) => segment !== "");
}
