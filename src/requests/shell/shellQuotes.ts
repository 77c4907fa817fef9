/** What surrounds a place in a script for a shell: `script` are single quotes around a text that another shell reads. */
export type Surrounding = "none" | "single" | "double" | "script";

/** As much of what stands before a quote as tells whether it holds a script. */
const longestTail = 12;

/** Tells the quotes that the end of a script stands in, while the script is being written. */
export class ShellQuotes {
  /** `'`, `"`, `` ` ``, `(` of a substitution or subshell, `#` of a comment; `c` is a quote that holds a script. */
  readonly #open: string[] = [];
  #isEscaped = false;
  #tail = "";

  get surrounding(): Surrounding {
    const top = this.#open.at(-1);
    if (top === "'") return "single";
    if (top === '"') return "double";
    return top === "c" ? "script" : "none";
  }

  /** More of the script. */
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
