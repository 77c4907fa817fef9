import type { IntercomClient } from "../../../src/intercom/client.ts";
import { type Instance, listInstances } from "../../../src/intercom/customObjects.ts";
import { PagedList } from "../../../src/model/pagedList.ts";

/** A list as a session makes it: pages of PeteUserTrainingTopic from a real server. */
export function listFrom(client: IntercomClient): PagedList<Instance> {
  return new PagedList<Instance>({
    keyOf: ({ id }) => id,
    fetch: async (cursor, signal) => {
      const operation = listInstances("PeteUserTrainingTopic", { perPage: 50, cursor });
      return (await client.send(operation, signal)).data;
    },
  });
}

/** The body of a page of instances with these ids. */
export function pageOf(ids: readonly string[], pages: object = {}): object {
  return { type: "list", data: ids.map((id) => ({ id })), pages };
}

/** The ids that a list shows. */
export function idsOf(list: PagedList<Instance>): string[] {
  return list.state.items.map(({ id }) => id);
}

/** The query of a request target. */
export function queryOf(target = ""): Record<string, string> {
  return Object.fromEntries(new URL(target, "http://localhost").searchParams);
}
