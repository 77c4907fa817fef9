/** The quotes around a place in a shell script; `script`: single quotes around a script for another shell. */
export type Surrounding = "none" | "single" | "double" | "script";

/** How much of the text before a quote is needed to see whether it contains a script. */
const longestTail = 12;

/** Keeps track of the quotes that are open at the end of a growing script. */
export class ShellQuotes {
  /**
   * Open delimiters: `'`, `"`, `` ` ``, `(` of a substitution or subshell, `#` of a comment; `c`: a quote around a
   * script.
   */
  readonly #open: string[] = [];
  #isEscaped = false;
  #tail = "";

  get surrounding(): Surrounding {
    const top = this.#open.at(-1);
    if (top === "'") return "single";
    if (top === '"') return "double";
    return top === "c" ? "script" : "none";
  }

  /** Reads more of the script. */
  read(text: string): void {
    for (let at = 0; at < text.length; at++) this.#readLetter(text.charAt(at), text, at);
    this.#tail = (this.#tail + text.slice(-longestTail)).slice(-longestTail);
  }

  #readLetter(letter: string, text: string, at: number): void {
    const top = this.#open.at(-1);
    if (this.#isEscaped) {
      this.#isEscaped = false;
    } else if (top === "'" || top === "c") {
      if (letter === "'") this.#open.pop();
    } else if (top === "#") {
      if (letter === "\n") this.#open.pop();
    } else if (letter === "\\") {
      this.#isEscaped = true;
    } else if (letter === '"' || letter === "`") {
      if (top === letter) this.#open.pop();
      else this.#open.push(letter);
    } else if (letter === "(" && (top !== '"' || this.#before(text, at).endsWith("$"))) {
      this.#open.push(letter);
    } else if (top !== '"') {
      this.#readUnquoted(letter, this.#open.at(-1) ?? "", text, at);
    }
  }

  #readUnquoted(letter: string, top: string, text: string, at: number): void {
    if (letter === ")" && top === "(") this.#open.pop();
    if (letter === "'") {
      const holdsScript = /(?:\s-\w*c|\beval)\s*$/.test(this.#before(text, at));
      this.#open.push(holdsScript ? "c" : "'");
    }
    if (letter === "#" && /(?:^|[\s;])$/.test(this.#before(text, at))) this.#open.push(letter);
  }

  #before(text: string, at: number): string {
    return (this.#tail + text.slice(Math.max(0, at - longestTail), at)).slice(-longestTail);
  }
}
