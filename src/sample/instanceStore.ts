import type { CustomObjectInstance, SampleType } from "./instance.ts";

/** What an upsert sets; the id, type and own times are the store's. */
export type InstanceContent = Pick<
  CustomObjectInstance,
  "custom_attributes" | "external_id" | "external_created_at" | "external_updated_at"
>;

/** Which part of a list, newest first, and which references it must have. */
export interface InstanceQuery {
  readonly offset: number;
  readonly limit: number;
  readonly contactId: string | undefined;
  readonly conversationId: string | undefined;
}

/** The instances of one type: the seeded ones, computed when asked for, under what was written since. */
export class InstanceStore {
  readonly type: string;
  private readonly seeded: SampleType;
  private readonly written = new Map<number, CustomObjectInstance>();
  private readonly writtenExternalIds = new Map<string, number>();
  private readonly deleted = new Set<number>();
  /** One past the highest index ever used: an id is never given twice. */
  private end: number;

  constructor(seeded: SampleType) {
    this.seeded = seeded;
    this.type = seeded.type;
    this.end = seeded.count;
  }

  byId(id: string): CustomObjectInstance | undefined {
    const index = Number(id) - this.seeded.firstId;
    const known = /^\d{1,15}$/.test(id) && String(Number(id)) === id;
    return known && index >= 0 && index < this.end ? this.at(index) : undefined;
  }

  byExternalId(externalId: string): CustomObjectInstance | undefined {
    const index =
      this.writtenExternalIds.get(externalId) ?? this.seeded.indexOfExternalId(externalId);
    return index === undefined ? undefined : this.at(index);
  }

  /** Newest first: the order of the only published example (OpenAPI 2.16, listCustomObjectInstances). */
  list(query: InstanceQuery): { total: number; data: readonly CustomObjectInstance[] } {
    const filtered = query.contactId !== undefined || query.conversationId !== undefined;
    return filtered ? this.listReferring(query) : this.listAll(query);
  }

  create(content: InstanceContent, nowSeconds: number): CustomObjectInstance {
    const index = this.end;
    this.end += 1;
    if (content.external_id !== null) this.writtenExternalIds.set(content.external_id, index);
    const instance = {
      id: String(this.seeded.firstId + index),
      type: this.type,
      ...content,
      created_at: nowSeconds,
      updated_at: nowSeconds,
    };
    this.written.set(index, instance);
    return instance;
  }

  update(
    instance: CustomObjectInstance,
    content: InstanceContent,
    nowSeconds: number,
  ): CustomObjectInstance {
    const updated = { ...instance, ...content, updated_at: nowSeconds };
    this.written.set(this.indexOf(instance), updated);
    return updated;
  }

  delete(instance: CustomObjectInstance): void {
    const index = this.indexOf(instance);
    this.deleted.add(index);
    this.written.delete(index);
  }

  private indexOf(instance: CustomObjectInstance): number {
    return Number(instance.id) - this.seeded.firstId;
  }

  private at(index: number): CustomObjectInstance | undefined {
    if (this.deleted.has(index)) return undefined;
    return (
      this.written.get(index) ??
      (index < this.seeded.count ? this.seeded.instanceAt(index) : undefined)
    );
  }

  private listAll({ offset, limit }: InstanceQuery) {
    const data: CustomObjectInstance[] = [];
    let index = this.indexAtPosition(offset);
    for (; index >= 0 && data.length < limit; index -= 1) {
      const instance = this.at(index);
      if (instance !== undefined) data.push(instance);
    }
    return { total: this.end - this.deleted.size, data };
  }

  /** Steps over the deleted ones without visiting the others: a deep page costs what the first one does. */
  private indexAtPosition(position: number): number {
    let index = this.end - 1 - position;
    for (const deleted of [...this.deleted].sort((a, b) => b - a)) {
      if (deleted < index) break;
      index -= 1;
    }
    return index;
  }

  private listReferring({ offset, limit, contactId, conversationId }: InstanceQuery) {
    const data: CustomObjectInstance[] = [];
    let total = 0;
    for (let index = this.seeded.count - 1; index >= 0; index -= 1) {
      const references = this.seeded.referencesAt(index);
      if (contactId !== undefined && references.contactId !== contactId) continue;
      if (conversationId !== undefined && references.conversationId !== conversationId) continue;
      if (this.deleted.has(index)) continue;
      total += 1;
      if (total <= offset || data.length >= limit) continue;
      const instance = this.at(index);
      if (instance !== undefined) data.push(instance);
    }
    return { total, data };
  }
}
