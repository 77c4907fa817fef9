import type { Rewriting } from "../rewritten.ts";
import { behindQuoted } from "./skipping.ts";
import { zshExpansions } from "./zshExpansions.ts";

/** An open construct: how it ends, and how bash would end it. */
interface Opened {
  readonly kind: "group" | "brief" | "short" | "paren" | "array" | "case";
  /** The text with which bash ends it. */
  readonly ending: string;
}

/** A position in a zsh script, with the replacements that turn what precedes it into bash. */
export class ZshCursor {
  readonly text: string;
  readonly rewritings: Rewriting[] = [];
  readonly open: Opened[] = [];
  /** Here-documents that begin on this line. */
  readonly documents: { readonly end: string; readonly isIndented: boolean }[] = [];
  at = 0;
  /** A command may begin here. */
  isCommand = true;

  constructor(text: string) {
    this.text = text;
  }

  top(): Opened | undefined {
    return this.open.at(-1);
  }

  put(start: number, end: number, text: string): void {
    this.rewritings.push({ start, end, text });
  }

  /** Moves past a pattern's match and returns it. */
  skip(pattern: RegExp): string {
    const found = this.peek(pattern);
    this.at += found.length;
    return found;
  }

  /** A pattern's match at the position. */
  peek(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? "";
  }

  /** Moves past text without commands, converting expansions in it. */
  pass(to: number): void {
    while (this.at < to) {
      const { expansions, end } = zshExpansions(this.text, this.at);
      this.rewritings.push(...expansions);
      this.at = end ?? behindQuoted(this.text, this.at) ?? this.at + 1;
    }
    this.at = to;
  }

  /** Ends a short loop, `for x (…) command`, after its command. */
  endShort(): void {
    while (this.top()?.kind === "short") {
      this.put(this.at, this.at, this.open.pop()?.ending ?? "");
    }
  }
}
