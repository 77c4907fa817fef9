import { closing, type Reading } from "../shell/shellWord.ts";

/** A PowerShell script being read. */
export interface Script extends Reading {
  /** The text with comments and here-strings blanked out, for searching. */
  readonly code: string;
  /** How many more characters may be walked over: without a limit, the time could be quadratic. */
  patience: number;
}

/** How many characters may be walked over beyond the text's length. */
const spare = 100_000;

export function scriptOf(source: string): Script {
  const text = withoutComments(source);
  const code = withoutRemarks(withoutHereStrings(text));
  return { text, code, endless: new Map(), patience: 8 * text.length + spare };
}

/** Blanks out comments `<# … #>` that begin a line. */
function withoutComments(text: string): string {
  const opens = /^[ \t]*<#/gm;
  let clean = "";
  for (;;) {
    opens.lastIndex = clean.length;
    const open = opens.exec(text)?.index ?? -1;
    const close = open === -1 ? -1 : text.indexOf("#>", open);
    if (close === -1) return clean + text.slice(clean.length);
    clean += text.slice(clean.length, open) + blanked(text.slice(open, close + 2));
  }
}

function withoutHereStrings(text: string): string {
  const reading: Reading = { text, endless: new Map() };
  const opens = /@["'](?=[ \t]*\r?\n)/g;
  const parts: string[] = [];
  let from = 0;
  for (let open = opens.exec(text); open !== null; open = opens.exec(text)) {
    const end = endOfHereString(reading, open.index);
    if (end === undefined) continue;
    parts.push(text.slice(from, open.index), blanked(text.slice(open.index, end)));
    from = opens.lastIndex = end;
  }
  return parts.join("") + text.slice(from);
}

/** The end of the here-string, `@"…"@` or `@'…'@`, that begins at an offset. */
export function endOfHereString(reading: Reading, at: number): number | undefined {
  const quote = reading.text.charAt(at + 1);
  const end = closing(reading, `@${quote}`, at, (text, from) => text.indexOf(`\n${quote}@`, from));
  return end === undefined ? undefined : end + 3;
}

function withoutRemarks(text: string): string {
  return text.replace(/'[^'\n]*'|"[^"\n]*"|(?<![^\s;{}()])#[^\n]*/g, (part) =>
    part.startsWith("#") ? blanked(part) : part,
  );
}

function blanked(part: string): string {
  return part.replace(/[^\r\n]/g, " ");
}
