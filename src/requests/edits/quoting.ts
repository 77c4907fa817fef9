import type { Quote, RequestForm } from "../httpRequest.ts";

/** Escapes a text for the given quotes in a form; `none` is a bare word, a cell or a line. */
export function escaped(form: RequestForm, quote: Quote, text: string): string {
  switch (form.kind) {
    case "curl":
    case "command":
      return escapedInShell(form.shell, quote, text.replace(/[\r\n]+/g, " "));
    case "http":
    case "raw":
      return text.replace(/[\r\n]+/g, " ");
    case "table":
      switch (form.layout) {
        case "markdown":
          return text.replace(/[\r\n]+/g, " ").replaceAll("|", "\\|");
        case "tabs":
          return text.replace(/[\r\n\t]+/g, " ");
        case "json":
        case "postman":
          return quote === "none" ? JSON.stringify(text) : JSON.stringify(text).slice(1, -1);
      }
      break;
    case "hcl":
      return escapedInHcl(quote, text.replace(/[\r\n]+/g, " "));
    case "code":
      return escapedInCode(form.quote, quote, text.replace(/[\r\n]+/g, " "));
  }
}

function escapedInHcl(quote: Quote, text: string): string {
  if (quote === "key" && /^[A-Za-z_][\w-]*$/.test(text)) return text;
  const inner = text.replace(/["\\]/g, "\\$&").replace(/[$%](?=\{)/g, "$&$&");
  return quote === "double" ? inner : `"${inner}"`;
}

function escapedInCode(usual: "single" | "double", quote: Quote, text: string): string {
  switch (quote) {
    case "single":
      return text.replace(/[\\']/g, "\\$&");
    case "double":
      return text.replace(/[\\"]/g, "\\$&");
    case "template":
      return text.replace(/[\\`]|\$(?=\{)/g, "\\$&");
    case "key":
      if (/^[A-Za-z_]\w*$/.test(text)) return text;
      break;
    case "raw":
      return text;
    case "none":
    case "ansi":
    case "caret":
    case "code":
  }
  const [open, close] = marks[usual];
  return `${open}${escapedInCode(usual, usual, text)}${close}`;
}

/** Escapes a text for a shell's quotes, keeping line ends. */
export function escapedInShell(
  shell: "posix" | "cmd" | "powershell",
  quote: Quote,
  text: string,
): string {
  if (shell === "cmd") {
    if (quote === "double") return text.replaceAll('"', '\\"');
    if (quote === "caret") return text.replace(/[&|<>^()%!]/g, "^$&").replaceAll('"', '\\^"');
    return /\s/.test(text)
      ? `"${text.replaceAll('"', '\\"')}"`
      : text.replace(/[&|<>^()"]/g, "^$&").replaceAll('^"', '\\^"');
  }
  if (shell === "powershell") {
    if (quote === "single") return text.replaceAll("'", "''");
    return quote === "double"
      ? text.replace(/[`"$]/g, "`$&")
      : text.replace(/[\s"'`$;&|<>(){}@#,]/g, "`$&");
  }
  if (quote === "single") return text.replaceAll("'", "'\\''");
  if (quote === "double") return text.replace(/[\\"$`]/g, "\\$&");
  if (quote === "ansi") return text.replace(/[\\']/g, "\\$&");
  // Braces only have a meaning with a comma or dots between them.
  const bare = /,|\.\./.test(text) ? /[^\w./:=@%+,-]/gu : /[^\w./:=@%+,{}-]/gu;
  return text.replace(bare, "\\$&");
}

/** The opening and closing quote of each kind. */
export const marks: Readonly<Record<Quote, readonly [string, string]>> = {
  none: ["", ""],
  single: ["'", "'"],
  double: ['"', '"'],
  ansi: ["$'", "'"],
  caret: ['^"', '^"'],
  code: ["`", "`"],
  template: ["`", "`"],
  raw: ["", ""],
  key: ["", ""],
};

/** A text with its quotes around it. */
export function quoted(form: RequestForm, quote: Quote, text: string): string {
  const [open, close] = marks[quote];
  return `${open}${escaped(form, quote, text)}${close}`;
}
