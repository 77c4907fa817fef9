import type { Quote, Span } from "../httpRequest.ts";
import { ShellQuotes, type Surrounding } from "../shell/shellQuotes.ts";

/** A text of the Makefile that parts of a script come from: the recipe, or a variable's value. */
export interface Source {
  /** The text with the reference to this variable; undefined for the recipe. */
  readonly parent: Source | undefined;
  readonly depth: number;
  readonly name: string;
  /** The reference, `$(X)`; for the recipe, all of it. */
  readonly reference: Span;
  /** Where its characters begin in the Makefile. */
  readonly start: number;
  /** Where its part of the script begins. */
  readonly from: number;
  to: number;
}

/** A stretch of a script that comes from one place. */
export interface Piece {
  readonly at: number;
  length: number;
  span: Span;
  readonly source: Source;
  /** The Makefile has the same characters. */
  readonly isExact: boolean;
  /** The quotes around it in the Makefile, if other than in the script. */
  readonly quote?: Quote;
}

/** A script as the shell gets it. */
export interface Expanded {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Assembles a script from parts of a Makefile. */
export class MakeScript {
  readonly #parts: string[] = [];
  readonly #pieces: Piece[] = [];
  readonly #quotes = new ShellQuotes();
  #length = 0;
  /** At the start of a line, where `@`, `-` and `+` are for make. */
  #isStart = true;

  get length(): number {
    return this.#length;
  }

  get isStart(): boolean {
    return this.#isStart;
  }

  get surrounding(): Surrounding {
    return this.#quotes.surrounding;
  }

  expanded(): Expanded {
    return { text: this.#parts.join(""), pieces: this.#pieces };
  }

  beginLine(): void {
    this.#isStart = true;
  }

  /** Adds characters of the Makefile unchanged. */
  letters(makefile: string, { start, end }: Span, source: Source): void {
    let from = start;
    if (this.#isStart) {
      while (from < end && " \t@+-".includes(makefile.charAt(from))) from++;
      if (from === end) return;
    }
    this.#isStart = false;
    const text = makefile.slice(from, end);
    const last = this.#pieces.at(-1);
    if (last?.isExact === true && last.source === source && last.span.end === from) {
      last.length += text.length;
      last.span = { start: last.span.start, end };
    } else {
      const at = this.#length;
      this.#pieces.push({
        at,
        length: text.length,
        span: { start: from, end },
        source,
        isExact: true,
      });
    }
    this.#add(text);
  }

  /** Adds text that is written differently in the Makefile. */
  write(text: string, span: Span, source: Source, quote?: Quote): void {
    if (this.#isStart && text === " ") return;
    this.#isStart = false;
    const piece = { at: this.#length, length: text.length, span, source, isExact: false };
    this.#pieces.push(quote === undefined ? piece : { ...piece, quote });
    this.#add(text);
  }

  #add(text: string): void {
    this.#quotes.read(text);
    this.#parts.push(text);
    this.#length += text.length;
  }
}
