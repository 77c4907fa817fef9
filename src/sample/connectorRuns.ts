import type { Connector, ConnectorConfiguration } from "./connector.ts";
import { seededHash } from "./seededHash.ts";

/** Runs are kept for a fortnight; how long Intercom keeps them is not documented. In seconds. */
const kept = 14 * 86_400;

/** One run: its number on the connector's grid, and what was live then. */
export interface Run {
  /** Unique among all connectors' runs; decimal digits. */
  readonly id: string;
  readonly number: number;
  /** Unix seconds. */
  readonly at: number;
  readonly configuration: ConnectorConfiguration;
}

/** Times in Unix seconds: now, and when the server began. */
export interface RunClock {
  readonly now: number;
  readonly started: number;
}

/** A connector's runs from `start` to `end`, both included and in Unix seconds, oldest first. */
export function connectorRuns(
  connector: Connector,
  { start, end }: { readonly start: number; readonly end: number },
  clock: RunClock,
): readonly Run[] {
  const { schedule } = connector;
  if (schedule === undefined) return [];
  const { period, lateness, quietFor } = schedule;
  const from = Math.max(start, clock.now - kept, 0);
  const last = quietFor === undefined ? clock.now : clock.started - quietFor;
  const to = Math.min(end, clock.now, last);

  const runs: Run[] = [];
  for (
    let number = Math.max(0, Math.floor(from / period) - 1);
    number * period <= to;
    number += 1
  ) {
    const at = number * period + (seededHash(number, Number(connector.id)) % lateness);
    const configuration = configurationAt(connector, at);
    if (at < from || at > to || configuration === undefined) continue;
    // Only reading can be repeated for every look at the log.
    if (configuration.http_method !== "get") continue;
    runs.push({
      id: `${connector.id}${String(number).padStart(7, "0")}`,
      number,
      at,
      configuration,
    });
  }
  return runs;
}

function configurationAt(
  { published }: Connector,
  seconds: number,
): ConnectorConfiguration | undefined {
  return published.findLast(({ since }) => since <= seconds)?.configuration;
}
