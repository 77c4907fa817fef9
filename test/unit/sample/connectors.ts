import type { Sample } from "../../../src/sample/startSample.ts";
import { at, exchange, items, type Exchange, type Sending } from "./exchange.ts";

/** The sample's Data Connectors by what they are like. */
export const seeded = {
  healthy: "48106",
  withoutAccept: "48105",
  list: "48104",
  singleBrace: "48103",
  draftUnlikeLive: "48102",
  failingUpstream: "48101",
} as const;

/** A request below `/data_connectors`, in a version that has them. */
export async function connectors(
  sample: Sample,
  path = "",
  sending: Sending = {},
): Promise<Exchange> {
  const headers = { "intercom-version": "2.16", ...sending.headers };
  return await exchange(sample, `/data_connectors${path}`, { ...sending, headers });
}

export async function patch(sample: Sample, id: string, change: unknown): Promise<Exchange> {
  return await connectors(sample, `/${id}`, { method: "PATCH", body: JSON.stringify(change) });
}

export async function create(sample: Sample, draft: unknown): Promise<Exchange> {
  return await connectors(sample, "", { method: "POST", body: JSON.stringify(draft) });
}

/** One configuration of a connector. */
export async function shown(
  sample: Sample,
  id: string,
  version: "draft" | "live",
): Promise<Exchange> {
  return await connectors(sample, `/${id}?state_version=${version}`);
}

/** The items of all pages of a list, and how many there were on each. */
export async function allPages(
  sample: Sample,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<{ readonly all: readonly unknown[]; readonly sizes: readonly number[] }> {
  const all: unknown[] = [];
  const sizes: number[] = [];
  let cursor: Readonly<Record<string, string>> = {};
  for (;;) {
    const page = await connectors(
      sample,
      `${path}?${String(new URLSearchParams({ ...query, ...cursor }))}`,
    );
    all.push(...items(page));
    sizes.push(items(page).length);
    const next = at(page.json, "pages", "next", "starting_after");
    if (typeof next !== "string") return { all, sizes };
    cursor = { starting_after: next };
  }
}

/** The names of the headers of a configuration. */
export function headerNames({ json }: Exchange): readonly unknown[] {
  const headers = at(json, "headers");
  return Array.isArray(headers) ? headers.map((header: unknown) => at(header, "name")) : [];
}
