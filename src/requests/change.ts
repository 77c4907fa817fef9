import type { DetachedHeaders, Header } from "./httpRequest.ts";

/** A change that a fix asks for, whatever the form of the text; `editsOf` writes it. */
export type Change =
  /** Sets the value of the one header that is there, or adds it. */
  | { readonly kind: "setHeader"; readonly name: string; readonly value: string }
  | { readonly kind: "renameHeader"; readonly header: Header; readonly name: string }
  | { readonly kind: "removeHeader"; readonly header: Header }
  /** Inserts text into a value and keeps the rest of it. */
  | {
      readonly kind: "insertInHeader";
      readonly header: Header;
      readonly at: number;
      readonly text: string;
    }
  /** Moves headers to where the request that they were meant for sends them. */
  | { readonly kind: "attachHeaders"; readonly detached: DetachedHeaders }
  /** Replaces the first occurrence of a text in the URL. */
  | { readonly kind: "replaceInUrl"; readonly from: string; readonly to: string }
  /** Describes an input of a Data Connector, declaring it if necessary; it has no edit in any text. */
  | { readonly kind: "setInput"; readonly name: string; readonly description: string }
  | { readonly kind: "removeInput"; readonly name: string };
