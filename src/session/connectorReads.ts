import type { Answer } from "../intercom/client.ts";
import type { DataConnector, DataConnectorSummary } from "../intercom/dataConnector.ts";
import type { StateVersion } from "../intercom/dataConnectors.ts";
import { IntercomError } from "../intercom/errors.ts";
import type { ExecutionResult } from "../intercom/executionResults.ts";
import { maxConnectorsPerPage, maxResultsPerPage } from "../intercom/limits.ts";
import type { Operation } from "../intercom/operation.ts";
import type { Configurations } from "../model/configurations.ts";
import { LoadedValue } from "../model/loadedValue.ts";
import { PagedList } from "../model/pagedList.ts";
import { type RunFilter, secondsOf } from "../model/runFilter.ts";
import type { ReadResource } from "./readResource.ts";

/** What of a session the reads go through. */
export interface ConnectorReadsOptions {
  /** Throws `IntercomError`. */
  readonly send: <T>(operation: Operation<T>, signal: AbortSignal) => Promise<Answer<T>>;
  /** Called when something has been read anew. */
  readonly onRead: (resource: ReadResource) => void;
  /** Aborted when the session ends. */
  readonly ended: AbortSignal;
}

/** A connector as far as its configurations are kept by it: another `updatedAt` is another state of it. */
export type ConnectorVersion = Pick<DataConnectorSummary, "id" | "updatedAt">;

/** What one connection has read of its Data Connectors: the list, configurations and runs. */
export class ConnectorReads {
  /** The workspace's connectors, the last updated first. */
  readonly list: PagedList<DataConnectorSummary>;
  readonly #options: ConnectorReadsOptions;
  readonly #configurations = new Map<string, Kept>();
  readonly #lists = new Map<string, PagedList<ExecutionResult>>();
  readonly #runs = new Map<string, ExecutionResult>();

  constructor(options: ConnectorReadsOptions) {
    this.#options = options;
    this.list = new PagedList<DataConnectorSummary>({
      keyOf: ({ id }) => id,
      fetch: async (cursor, signal) => {
        const { listDataConnectors } = await dataConnectors();
        const operation = listDataConnectors({ perPage: maxConnectorsPerPage, cursor });
        return (await options.send(operation, signal)).data;
      },
    });
    options.ended.addEventListener("abort", () => this.#end(), { once: true });
  }

  /**
   * Draft and live of a connector, the same object as long as nobody has changed the connector. Without
   * `updatedAt` it is whatever was read last.
   */
  configurations({ id, updatedAt }: ConnectorVersion): LoadedValue<Configurations> {
    const known = this.#configurations.get(id);
    if (known !== undefined && isOf(known, updatedAt)) return known.value;
    known?.value.cancel();
    const value = new LoadedValue((signal) => this.#readConfigurations(id, signal));
    let last: Configurations | undefined;
    value.onDidChange.on((state) => {
      if (state.value === last) return;
      last = state.value;
      this.#options.onRead({ kind: "connector", id });
    });
    this.#configurations.set(id, { value, updatedAt });
    return value;
  }

  /** What was read of this state of a connector, else it is read now. Throws `IntercomError`. */
  async ensureConfigurations(
    connector: ConnectorVersion,
    signal: AbortSignal,
  ): Promise<Configurations> {
    const kept = this.configurations(connector);
    return kept.state.value ?? kept.read(signal);
  }

  /** The runs that a filter lets through, the same list at each call. */
  runs(connector: string, filter: RunFilter): PagedList<ExecutionResult> {
    const key = keyOf(connector, filter.range, String(filter.success), filter.errorType ?? "");
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const list = this.#runList(connector, filter);
    this.#lists.set(key, list);
    return list;
  }

  /** What `readRun` last brought, if anything. */
  run(connector: string, id: string): ExecutionResult | undefined {
    return this.#runs.get(keyOf(connector, id));
  }

  /** Reads one run with its bodies. Throws `IntercomError`. */
  async readRun(connector: string, id: string, signal: AbortSignal): Promise<ExecutionResult> {
    const { getExecutionResult } = await executionResults();
    const { data } = await this.#options.send(getExecutionResult(connector, id), signal);
    this.#runs.set(keyOf(connector, id), data);
    this.#options.onRead({ kind: "run", connector, id });
    return data;
  }

  #runList(connector: string, { range, success, errorType }: RunFilter) {
    // Later pages belong to the time that the first one was asked for.
    let start: number | undefined;
    return new PagedList<ExecutionResult>({
      keyOf: ({ id }) => id,
      fetch: async (cursor, signal) => {
        const { listExecutionResults } = await executionResults();
        // The last hour is Intercom's own default: by its clock, not by this computer's.
        if (cursor === undefined && range !== "hour") {
          start = Math.floor(Date.now() / 1_000) - secondsOf[range];
        }
        const asked = { perPage: maxResultsPerPage, cursor, start, success, errorType };
        return (await this.#options.send(listExecutionResults(connector, asked), signal)).data;
      },
    });
  }

  async #readConfigurations(id: string, signal: AbortSignal): Promise<Configurations> {
    const [draft, live] = await Promise.all([
      this.#readVersion(id, "draft", signal),
      this.#readVersion(id, "live", signal),
    ]);
    // A connector that was never live has no live configuration; one that has neither is gone.
    if (draft instanceof IntercomError && live instanceof IntercomError) throw draft;
    return {
      draft: draft instanceof IntercomError ? undefined : draft,
      live: live instanceof IntercomError ? undefined : live,
    };
  }

  async #readVersion(
    id: string,
    version: StateVersion,
    signal: AbortSignal,
  ): Promise<DataConnector | IntercomError> {
    const { getDataConnector } = await dataConnectors();
    try {
      return (await this.#options.send(getDataConnector(id, version), signal)).data;
    } catch (error) {
      if (error instanceof IntercomError && error.kind === "notFound") return error;
      throw error;
    }
  }

  #end(): void {
    for (const list of [this.list, ...this.#lists.values()]) list.dispose();
    for (const { value } of this.#configurations.values()) value.cancel();
  }
}

/** Configurations, and the state of the connector that they were asked for. */
interface Kept {
  readonly value: LoadedValue<Configurations>;
  readonly updatedAt: string | undefined;
}

function isOf({ value, updatedAt }: Kept, wanted: string | undefined): boolean {
  if (wanted === undefined || updatedAt === wanted) return true;
  const { draft, live } = value.state.value ?? {};
  return (draft ?? live)?.updatedAt === wanted;
}

/** Decoding brings its parsers along: nothing of that is loaded before the first call. */
function dataConnectors(): Promise<typeof import("../intercom/dataConnectors.ts")> {
  return import("../intercom/dataConnectors.ts");
}

function executionResults(): Promise<typeof import("../intercom/executionResults.ts")> {
  return import("../intercom/executionResults.ts");
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
