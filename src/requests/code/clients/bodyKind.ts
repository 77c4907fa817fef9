import type { Native, Value } from "../machine/values.ts";

/** What a body plainly is, whatever is said of its type; `fields` are a form where nothing is said. */
export type BodyKind = "form" | "json" | "fields";

/** What a library calls a text of JSON, whatever is in it. */
export const jsonPath = "jsonText";

/** The same of the fields of a form. */
export const formPath = "formText";

/** A body of fields, whatever is in them, which its client sends as a form. */
export const formBody: Native = { kind: "native", path: formPath };

/** What a body shows itself to be; undefined where it may be anything. */
export function kindOfBody(body: Value | undefined): BodyKind | undefined {
  if (body?.kind === "native") {
    if (body.path === jsonPath) return "json";
    return body.path === formPath ? "form" : undefined;
  }
  if (body?.kind !== "text" || !body.isSure) return undefined;
  const [first, ...others] = [body.written, ...body.others].map(({ text }) => kindOfText(text));
  return others.every((each) => each === first) ? first : undefined;
}

function kindOfText(text: string): BodyKind | undefined {
  if (/^\s*(?:\{\s*["}]|\[\s*["{[\]])/.test(text)) return "json";
  return /^[\w.%[\]-]+=/.test(text) ? "form" : undefined;
}
