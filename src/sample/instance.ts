/** A value of a custom attribute: its JSON type is the type of the attribute (2.17, custom_object_instance). */
export type AttributeValue = string | number | boolean | null | readonly (string | number)[];

/** One custom object instance in the key order of the OpenAPI examples; all four times are Unix seconds. */
export interface CustomObjectInstance {
  /** Intercom's own id: decimal digits, but a string. */
  readonly id: string;
  /** The identifier of the custom object type, case-sensitive. */
  readonly type: string;
  readonly custom_attributes: Readonly<Record<string, AttributeValue>>;
  /** null where the instance was created without one. */
  readonly external_id: string | null;
  readonly external_created_at: number | null;
  readonly external_updated_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** The records that refer to an instance: kept apart, because no answer of the API shows them. */
export interface References {
  readonly contactId: string | undefined;
  readonly conversationId: string | undefined;
}

/**
 * A custom object type with its seeded instances, each computed from its index when asked for, so that a
 * million of them take no memory. Index 0 is the oldest; ids grow with the index.
 */
export interface SampleType {
  readonly type: string;
  readonly count: number;
  /** The Intercom id of index 0. */
  readonly firstId: number;
  /** Defined for every integer from 0 to count - 1. */
  instanceAt(index: number): CustomObjectInstance;
  indexOfExternalId(externalId: string): number | undefined;
  referencesAt(index: number): References;
}
