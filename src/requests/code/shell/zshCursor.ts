import type { Rewriting } from "../rewritten.ts";
import { behindQuoted } from "./skipping.ts";
import { zshExpansions } from "./zshExpansions.ts";

/** Something that is open: what ends it, and what stands in the place of that. */
interface Opened {
  readonly kind: "group" | "brief" | "short" | "paren" | "array" | "case";
  /** What bash ends it with. */
  readonly ending: string;
}

/** How far a script of zsh is gone through, and what bash would write in the place of what was there. */
export class ZshCursor {
  readonly text: string;
  readonly rewritings: Rewriting[] = [];
  readonly open: Opened[] = [];
  /** Here-documents that begin behind this line. */
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

  /** What a pattern takes from here on. */
  skip(pattern: RegExp): string {
    const found = this.peek(pattern);
    this.at += found.length;
    return found;
  }

  /** What a pattern would take from here on. */
  peek(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? "";
  }

  /** Goes on behind what has no commands of its own, but things that are filled in. */
  pass(to: number): void {
    while (this.at < to) {
      const { expansions, end } = zshExpansions(this.text, this.at);
      this.rewritings.push(...expansions);
      this.at = end ?? behindQuoted(this.text, this.at) ?? this.at + 1;
    }
    this.at = to;
  }

  /** `for x (…) command` ends with its command. */
  endShort(): void {
    while (this.top()?.kind === "short") {
      this.put(this.at, this.at, this.open.pop()?.ending ?? "");
    }
  }
}
