import { Agent, get } from "node:http";
import { createClient } from "../../src/intercom/client.ts";
import { type Latest, findLatest } from "../../src/session/findLatest.ts";
import { Session } from "../../src/session/session.ts";
import { sampleConnection } from "../../src/model/connection.ts";
import { trainingTopicType } from "../../src/sample/trainingTopics.ts";
import type { Target } from "./withServer.ts";

/** The most that one page can hold. */
export const perPage = 150;

/** Finds the latest instance as the command does: through a session, with its client and limiter. */
export async function walkByUs(
  { port, token }: Target,
  onPage: (seen: number) => Promise<void> | void,
): Promise<Latest> {
  const session = new Session({
    connection: sampleConnection,
    open: () =>
      Promise.resolve(
        createClient({ endpoint: { region: "sample", port }, token, version: () => "2.13" }),
      ),
    perPage: () => perPage,
  });
  let seen = 0;
  try {
    return await findLatest({
      by: "updatedAt",
      signal: new AbortController().signal,
      fetch: async (cursor, signal) => {
        const page = await session.ask(
          ({ listInstances }) => listInstances(trainingTopicType, { perPage, cursor }),
          signal,
        );
        seen += page.data.items.length;
        await onPage(seen);
        return page.data;
      },
    });
  } finally {
    await session.dispose();
  }
}

/** What a page holds, as far as the control looks. */
interface BarePage {
  readonly data: readonly { readonly id: string; readonly updated_at: number }[];
  readonly pages: { readonly next: string | null };
}

/** The control: one page after the other by node:http, following `pages.next`, at most `pages` of them. */
export async function walkInSequence(
  { port, token }: Target,
  pages: number,
  onPage: (items: BarePage["data"]) => Promise<void> | void,
): Promise<{ readonly pages: number; readonly latest: string | undefined }> {
  const agent = new Agent({ keepAlive: true });
  const fetchPage = (url: string): Promise<BarePage> =>
    new Promise((resolve, reject) => {
      const headers = {
        Accept: "application/json",
        Authorization: `Bearer ${token}`,
        "Intercom-Version": "2.16",
      };
      get(url, { agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const page: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
          if (isPage(page)) resolve(page);
          else reject(new Error(`no page at ${url}`));
        });
      }).on("error", reject);
    });

  let url: string | null =
    `http://127.0.0.1:${port}/custom_object_instances/${trainingTopicType}?per_page=${perPage}`;
  let best: BarePage["data"][number] | undefined;
  let read = 0;
  for (; url !== null && read < pages; read += 1) {
    const page: BarePage = await fetchPage(url);
    for (const item of page.data) {
      if (best === undefined || item.updated_at > best.updated_at) best = item;
    }
    await onPage(page.data);
    url = page.pages.next;
  }
  agent.destroy();
  return { pages: read, latest: best?.id };
}

/** Trusts what is in it, as a quick script would. */
function isPage(value: unknown): value is BarePage {
  return typeof value === "object" && value !== null && "data" in value && "pages" in value;
}
