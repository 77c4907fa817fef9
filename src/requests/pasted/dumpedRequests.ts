import type { Node } from "jsonc-parser";
import { connectorRequest } from "../json/connectorRequest.ts";
import type { Header, HttpRequest } from "../httpRequest.ts";
import { inspected } from "./inspectedText.ts";
import { isAnswer, isAnswerNode, type Fill } from "../json/jsonRequestParts.ts";
import { isScalar } from "../json/jsonText.ts";
import { withUnknown } from "../variables.ts";

/** Replacements for secrets in logs. */
const masks =
  /\*{2,}|[x•…]{4,}|\.{3}|<[^<>]*>|\[[^[\]]*\]|\b(?:redacted|filtered|masked|hidden|removed|secret)\b/gi;
const unmasked: Fill = (written) => withUnknown(written, masks);

/** The Accept that axios adds itself, which a dump cannot be told from one that was set. */
const ownAccept = /^application\/json, ?text\/plain, ?\*\/\*$/;

/** How many characters more than the text's length may be read in vain. */
const spare = 100_000;

/**
 * The requests that a program printed as objects, such as the `config` of an axios error. Headers may be missing from
 * a log.
 */
export function dumpedRequests(text: string): HttpRequest[] {
  if (!/\bheaders["']?[ \t]*(?::|=>)/i.test(text)) return [];
  const requests: HttpRequest[] = [];
  let patience = text.length + spare;
  for (let at = text.indexOf("{"); at !== -1 && patience > 0;) {
    const { node, end } = inspected(text, at);
    if (node === undefined) patience -= end - at;
    else for (const request of requestsIn(text, node)) requests.push(request);
    at = text.indexOf("{", node === undefined ? at + 1 : end);
  }
  return requests;
}

function* requestsIn(text: string, node: Node): Generator<HttpRequest> {
  if (isScalar(node) || isAnswerNode(node)) return;
  const request = connectorRequest(text, node, {
    ...{ resolve: () => undefined, authorized: false, answered: true, fill: unmasked },
  });
  const url = request?.url;
  if (request !== undefined && url?.kind === "known" && /^https?:/i.test(url.text)) {
    const headers = request.headers.filter((header) => !isOwn(header));
    yield { ...request, client: "unknown", headers, headerSlot: undefined };
    return;
  }
  for (const child of node.children ?? []) {
    const [key, value] = child.children ?? [];
    if (child.type !== "property") yield* requestsIn(text, child);
    else if (value !== undefined && !isAnswer(String(key?.value))) yield* requestsIn(text, value);
  }
}

function isOwn({ name, value }: Header): boolean {
  return (
    name.toLowerCase() === "accept" && value.kind === "known" && ownAccept.test(value.text.trim())
  );
}
