import type { Span } from "../httpRequest.ts";

const heredoc = /<<[-~]?([A-Za-z_][\w-]*)[ \t]*\r?\n/y;
const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", '"': '"' };

/** A position in HCL text that only moves forward. */
export class HclCursor {
  readonly text: string;
  /** The heredocs that it has passed. */
  readonly heredocs: Span[] = [];
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The character at the position; empty at the end. */
  get sign(): string {
    return this.text.charAt(this.at);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get isAtComment(): boolean {
    return /^(?:#|\/[/*])/.test(this.text.slice(this.at, this.at + 2));
  }

  /** Matches a sticky pattern here and moves past it. */
  takes(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    this.at += found?.[0].length ?? 0;
    return found;
  }

  takesSign(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  /** Moves to a character outside strings, comments and brackets. */
  skipTo(end: RegExp): void {
    while (!this.isAtEnd && !end.test(this.sign)) {
      if (this.skipsHeredoc()) continue;
      if (/[([{"]/.test(this.sign)) this.skipGroup();
      else if (this.isAtComment) this.#skipComment();
      else this.at++;
    }
  }

  /** Moves past brackets or quotes without recursion, as nesting may be deep. */
  skipGroup(): void {
    const open: string[] = [];
    do {
      const isText = open.at(-1) === '"';
      if (isText) this.#skipInText(open);
      else if (this.isAtComment) this.#skipComment();
      else if (!this.skipsHeredoc()) {
        const { sign } = this;
        if (sign === open.at(-1)) open.pop();
        else if (Object.hasOwn(closing, sign)) open.push(closing[sign] ?? sign);
        this.at++;
      }
    } while (open.length > 0 && !this.isAtEnd);
    this.at = Math.min(this.at, this.text.length);
  }

  /** Moves past a heredoc, if one begins here. */
  skipsHeredoc(): boolean {
    const mark = this.sign === "<" ? this.takes(heredoc)?.[1] : undefined;
    if (mark === undefined) return false;
    const end = new RegExp(`^[ \\t]*${mark}[ \\t]*\\r?$`, "gm");
    end.lastIndex = this.at;
    const found = end.exec(this.text);
    this.heredocs.push({ start: this.at, end: found?.index ?? this.text.length });
    this.at = found === null ? this.text.length : found.index + found[0].length;
    return true;
  }

  #skipInText(open: string[]): void {
    const { sign, text, at } = this;
    if (sign === '"' || sign === "\n") open.pop();
    const isFilled = /^[$%]\{/.test(text.slice(at, at + 2)) && text[at - 1] !== sign;
    if (isFilled) open.push("}");
    this.at += sign === "\\" || isFilled ? 2 : 1;
  }

  #skipComment(): void {
    const isBlock = this.text.startsWith("/*", this.at);
    const end = this.text.indexOf(isBlock ? "*/" : "\n", this.at);
    this.at = end === -1 ? this.text.length : end + (isBlock ? 2 : 0);
  }
}
