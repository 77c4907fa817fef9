import type { DataConnectorSummary } from "../intercom/dataConnector.ts";
import { type IntercomError, cancelled, isCancelled, toIntercomError } from "../intercom/errors.ts";
import type { Configurations } from "../model/configurations.ts";
import type { ConnectorReads } from "./connectorReads.ts";

/** A connector with its configurations, or why they could not be read. */
export interface ReadConnector {
  readonly connector: DataConnectorSummary;
  readonly configurations: Configurations | IntercomError;
}

/** Connectors whose configurations are read at a time. */
const lanes = 4;

/**
 * Every Data Connector of the workspace: the list is read to its end, then the configurations few at a time;
 * those that nobody has changed since they were read are not read again. Throws `IntercomError` where the
 * list cannot be read, or when it is cancelled.
 */
export async function readEveryConnector(
  connectors: ConnectorReads,
  signal: AbortSignal,
  onProgress?: (progress: { readonly read: number; readonly total: number }) => void,
): Promise<readonly ReadConnector[]> {
  const all = await wholeList(connectors, signal);
  const read: ReadConnector[] = [];
  const waiting = all.values();
  const lane = async (): Promise<void> => {
    for (const connector of waiting) {
      read.push({ connector, configurations: await configurations(connector, connectors, signal) });
      onProgress?.({ read: read.length, total: all.length });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const order = new Map(all.map(({ id }, index) => [id, index]));
  return read.sort((a, b) => (order.get(a.connector.id) ?? 0) - (order.get(b.connector.id) ?? 0));
}

async function wholeList(
  { list }: ConnectorReads,
  signal: AbortSignal,
): Promise<readonly DataConnectorSummary[]> {
  const stop = (): void => list.cancel();
  signal.addEventListener("abort", stop, { once: true });
  try {
    while (list.state.hasMore && !signal.aborted) {
      await list.loadMore();
      if (list.state.failure !== undefined) throw list.state.failure;
    }
  } finally {
    signal.removeEventListener("abort", stop);
  }
  if (signal.aborted) throw cancelled("GET /data_connectors");
  return list.state.items;
}

async function configurations(
  connector: DataConnectorSummary,
  connectors: ConnectorReads,
  signal: AbortSignal,
): Promise<Configurations | IntercomError> {
  try {
    return await connectors.ensureConfigurations(connector, signal);
  } catch (error) {
    if (isCancelled(error)) throw error;
    return toIntercomError(error, "GET /data_connectors");
  }
}
