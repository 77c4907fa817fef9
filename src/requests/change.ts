import type { DetachedHeaders, Header } from "./httpRequest.ts";

/** What a fix wants, whatever the form: see `editsOf`, which writes it. */
export type Change =
  /** Sets the value of the one header that is there, or adds it. */
  | { readonly kind: "setHeader"; readonly name: string; readonly value: string }
  | { readonly kind: "renameHeader"; readonly header: Header; readonly name: string }
  | { readonly kind: "removeHeader"; readonly header: Header }
  /** Writes more into a value, which stays what it is otherwise. */
  | {
      readonly kind: "insertInHeader";
      readonly header: Header;
      readonly at: number;
      readonly text: string;
    }
  /** Makes headers part of the request that they were meant for. */
  | { readonly kind: "attachHeaders"; readonly detached: DetachedHeaders }
  /** Replaces a part of the URL, given and taken as plain text: where it stands first. */
  | { readonly kind: "replaceInUrl"; readonly from: string; readonly to: string }
  /** Describes an input of a Data Connector, which is declared where it was not: no part of any text. */
  | { readonly kind: "setInput"; readonly name: string; readonly description: string }
  | { readonly kind: "removeInput"; readonly name: string };
