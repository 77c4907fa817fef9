/** What a session has read anew, for those who show it. */
export type ReadResource =
  | { readonly kind: "instance"; readonly type: string; readonly id: string }
  /** Both configurations of a Data Connector. */
  | { readonly kind: "connector"; readonly id: string }
  /** One run of a Data Connector, with its bodies. */
  | { readonly kind: "run"; readonly connector: string; readonly id: string };
