import type { Connector } from "./connector.ts";

/** The Data Connectors of the workspace, as they were seeded and edited since. */
export class ConnectorStore {
  private readonly connectors: Map<string, Connector>;
  private nextId: number;

  constructor(seeded: readonly Connector[]) {
    this.connectors = new Map(seeded.map((connector) => [connector.id, connector]));
    this.nextId = 1 + Math.max(0, ...seeded.map(({ id }) => Number(id)));
  }

  byId(id: string): Connector | undefined {
    return this.connectors.get(id);
  }

  all(): readonly Connector[] {
    return [...this.connectors.values()];
  }

  /** An id that was never given before. */
  newId(): string {
    const id = String(this.nextId);
    this.nextId += 1;
    return id;
  }

  /** Adds a connector, or replaces the one of its id. */
  save(connector: Connector): void {
    this.connectors.set(connector.id, connector);
  }

  delete({ id }: Connector): void {
    this.connectors.delete(id);
  }
}
