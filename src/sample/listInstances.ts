import { errorAnswer, notInThisVersion, parameterInvalid, type Answer } from "./answer.ts";
import type { ApiVersion } from "./apiVersion.ts";
import type { Assumptions } from "./assumptions.ts";
import type { InstanceStore } from "./instanceStore.ts";
import { pageSize, positiveInteger } from "./pageSize.ts";
import { parameter } from "./requestTarget.ts";

/**
 * The maximum is that of OpenAPI 2.16, listCustomObjectInstances; the standard is the general one of the
 * pagination guide and of the list example, as the operation itself states none.
 */
const sizes = { standard: 20, maximum: 150 };

/** What a list needs to know beyond its store. */
export interface ListRequest {
  readonly query: URLSearchParams;
  readonly version: ApiVersion;
  readonly assumptions: Assumptions;
  /** Absolute, without a query: `pages.next` is a whole URL. */
  readonly url: string;
}

/** `GET /custom_object_instances/{type}` without an external_id. */
export function listInstances(store: InstanceStore, request: ListRequest): Answer {
  const { query, assumptions } = request;
  const contactId = parameter(query, "references_contact_id");
  const conversationId = parameter(query, "references_conversation_id");
  const filtered = contactId !== undefined || conversationId !== undefined;

  const refusal = versionRefusal(request, filtered);
  if (refusal !== undefined) return refusal;

  const page = positiveInteger(query, "page", 1);
  if (page === undefined) return parameterInvalid("page must be a positive integer");
  const perPage = pageSize(query, sizes, assumptions);
  if (typeof perPage !== "number") return perPage;
  const offset = (page - 1) * perPage;
  const { total, data } = store.list({ offset, limit: perPage, contactId, conversationId });
  if (filtered && total === 0 && assumptions.unknownReference === "not_found") {
    return errorAnswer(404, "not_found", "Object not found");
  }

  const totalPages = Math.ceil(total / perPage);
  const next = page < totalPages ? pageUrl(request, page + 1, perPage) : null;
  return {
    status: 200,
    body: {
      type: "list",
      pages: {
        type: "pages",
        ...(assumptions.pagesNext === "url" ? { next } : {}),
        page,
        per_page: perPage,
        total_pages: totalPages,
      },
      total_count: total,
      data,
    },
  };
}

function versionRefusal({ version, assumptions }: ListRequest, filtered: boolean) {
  if (version.order >= 216) return undefined;
  if (filtered && assumptions.referencesBefore216 === "listed") return undefined;
  switch (assumptions.listBefore216) {
    case "listed":
      return undefined;
    case "not_found":
      return errorAnswer(404, "not_found", "Custom object instance not found");
    case "intercom_version_invalid":
      return notInThisVersion();
  }
}

function pageUrl({ url, query }: ListRequest, page: number, perPage: number): string {
  const next = new URLSearchParams(query);
  next.set("page", String(page));
  next.set("per_page", String(perPage));
  return `${url}?${next.toString()}`;
}
