import type { CodeLanguage } from "../client.ts";
import type { Span } from "../httpRequest.ts";

/** A script in a page or component. */
export interface HtmlScript extends Span {
  readonly language: CodeLanguage;
}

/** Language ids of VS Code, and file extensions. */
const pages = /^(?:html?|xhtml|vue|svelte|astro)$/;

/** Whether a language id or file extension is of texts with `<script>` tags. */
export function hasHtmlScripts(name: string | undefined): boolean {
  return name !== undefined && pages.test(name.toLowerCase());
}

const opening = /<script\b([^<>]{0,1000})>/gi;
const closing = /<\/script\b/gi;

/** The scripts of a page, except those with data or templates. */
export function htmlScripts(text: string): readonly HtmlScript[] {
  const scripts: HtmlScript[] = [];
  opening.lastIndex = 0;
  for (let tag = opening.exec(text); tag !== null; tag = opening.exec(text)) {
    const start = opening.lastIndex;
    closing.lastIndex = start;
    const end = closing.exec(text)?.index ?? text.length;
    opening.lastIndex = end;
    const language = languageOf(tag[1] ?? "");
    if (language !== undefined) scripts.push({ start, end, language });
  }
  return scripts;
}

function languageOf(attributes: string): CodeLanguage | undefined {
  const of = (name: string): string =>
    new RegExp(`\\b${name}\\s*=\\s*["']?([^"'\\s>]*)`, "i").exec(attributes)?.[1]?.toLowerCase() ??
    "";
  const [lang, type] = [of("lang"), of("type")];
  if (lang === "tsx" || lang === "jsx") return "tsx";
  if (/^(?:ts|typescript)$/.test(lang) || type.endsWith("typescript")) return "typescript";
  return /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script|text\/babel)$/.test(type)
    ? "javascript"
    : undefined;
}
