import type { Answer, IntercomClient } from "../intercom/client.ts";
import type { Instance } from "../intercom/customObjects.ts";
import { cancelled, toIntercomError } from "../intercom/errors.ts";
import type { ExactRequest } from "../intercom/exactRequest.ts";
import type { TransportResponse } from "../intercom/transport.ts";
import type { Operation } from "../intercom/operation.ts";
import { nameOf } from "../intercom/operationName.ts";
import type { Connection } from "../model/connection.ts";
import { type Event, createEmitter } from "../model/event.ts";
import { PagedList } from "../model/pagedList.ts";
import { ConnectorReads } from "./connectorReads.ts";
import type { ReadResource } from "./readResource.ts";

/** How a session gets its client: `open` runs at the first call, and again when it failed. */
export interface SessionOptions {
  readonly connection: Connection;
  readonly open: () => Promise<IntercomClient>;
  /** Read at each call; a list that counts its pages goes on with the size it began with. */
  readonly perPage: () => number;
}

/** An instance as it was last read by itself. `readAt` is in Unix milliseconds. */
export interface ReadInstance {
  readonly instance: Instance;
  readonly readAt: number;
}

/**
 * The state that everything showing one connection's data shares: its client, its lists, the instances
 * read one by one. Nobody else keeps what Intercom answered.
 */
export class Session {
  readonly connection: Connection;
  readonly connectors: ConnectorReads;
  readonly #options: SessionOptions;
  readonly #lists = new Map<string, PagedList<Instance>>();
  readonly #instances = new Map<string, ReadInstance>();
  readonly #read = createEmitter<ReadResource>();
  readonly #ended = new AbortController();
  #client: Promise<IntercomClient> | undefined;

  constructor(options: SessionOptions) {
    this.connection = options.connection;
    this.#options = options;
    this.connectors = new ConnectorReads({
      send: (operation, signal) => this.send(operation, signal),
      onRead: (resource) => this.#read.fire(resource),
      ended: this.#ended.signal,
    });
  }

  /** Fires when something has been read anew by itself, not as a row of a list. */
  get onDidRead(): Event<ReadResource> {
    return this.#read;
  }

  /** The list of a type, the same object at each call. */
  list(type: string): PagedList<Instance> {
    const known = this.#lists.get(type);
    if (known) return known;
    const list = new PagedList<Instance>({
      keyOf: ({ id }) => id,
      fetch: async (cursor, signal) => {
        const perPage = this.#options.perPage();
        const ask = (objects: CustomObjects) => objects.listInstances(type, { perPage, cursor });
        return (await this.ask(ask, signal)).data;
      },
    });
    this.#lists.set(type, list);
    return list;
  }

  /** What `readInstance` last brought, if anything. */
  instance(type: string, id: string): ReadInstance | undefined {
    return this.#instances.get(keyOf(type, id));
  }

  /** Reads one instance from Intercom. Throws `IntercomError`. */
  async readInstance(type: string, id: string, signal: AbortSignal): Promise<Instance> {
    const { data } = await this.ask(({ getInstance }) => getInstance(type, id), signal);
    this.remember(data);
    return data;
  }

  /** Keeps an instance that was read by itself, whatever it was asked by; documents follow. */
  remember(instance: Instance): void {
    const key = keyOf(instance.type, instance.id);
    this.#instances.set(key, { instance, readAt: Date.now() });
    this.#read.fire({ kind: "instance", type: instance.type, id: instance.id });
  }

  /** Sends an operation on custom objects, chosen from the module that holds them. Throws `IntercomError`. */
  async ask<T>(
    operation: (objects: CustomObjects) => Operation<T>,
    signal: AbortSignal,
  ): Promise<Answer<T>> {
    return this.send(operation(await customObjects()), signal);
  }

  /** Ends what is under way and closes the client; resolves when nothing of it is left. */
  async dispose(): Promise<void> {
    this.#ended.abort();
    for (const list of this.#lists.values()) list.dispose();
    const client = await this.#client?.catch(() => undefined);
    await client?.close();
  }

  /** Sends any operation. Throws `IntercomError`; after `dispose` it is `cancelled`. */
  async send<T>(operation: Operation<T>, signal: AbortSignal): Promise<Answer<T>> {
    const client = await this.#open().catch((error: unknown) => {
      throw toIntercomError(error, nameOf(operation));
    });
    return client.send(operation, AbortSignal.any([signal, this.#ended.signal]));
  }

  /** Sends exactly these headers to the connection's endpoint. Throws `IntercomError`. */
  async sendExactly(request: ExactRequest, signal: AbortSignal): Promise<TransportResponse> {
    const client = await this.#open().catch((error: unknown) => {
      throw toIntercomError(error, request.method);
    });
    return client.sendExactly(request, AbortSignal.any([signal, this.#ended.signal]));
  }

  #open(): Promise<IntercomClient> {
    // Nobody would close what is opened now.
    if (this.#ended.signal.aborted) return Promise.reject(cancelled("open"));
    this.#client ??= this.#options.open().catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }
}

/** The operations on custom objects. */
export type CustomObjects = typeof import("../intercom/customObjects.ts");

/** Decoding brings its parsers along: nothing of that is loaded before the first call. */
function customObjects(): Promise<CustomObjects> {
  return import("../intercom/customObjects.ts");
}

function keyOf(type: string, id: string): string {
  return JSON.stringify([type, id]);
}
