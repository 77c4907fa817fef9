import { append, write, type Writer, type Written } from "../places/written.ts";
import type { Binding } from "./assignments.ts";
import { boundNames, nameIn } from "./boundNames.ts";
import type { Expression } from "./expression.ts";
import type { Script } from "./script.ts";
import { powerShellTables, type Reads, type Tables } from "./tables.ts";

/** The values of a script's variables where they are used. */
export interface PowerShellVariables extends Tables {
  /** What was last assigned; undefined if not certain. */
  readonly valueAt: (name: string, at: number) => Expression | undefined;
  /** A text with its known variables substituted. */
  readonly resolved: (written: Written) => Written;
}

const longest = 10_000;
const deepest = 20;

/** Reads what a script assigns. */
export function powerShellVariables(script: Script, reads: Reads): PowerShellVariables {
  const bound = boundNames(script);
  const { bindingAt, valueOf } = bound;
  const texts = new Map<Binding, Written | undefined>();

  function textAt(name: string, at: number, depth: number): Written | undefined {
    const binding = bindingAt(name, at);
    if (binding === undefined) return undefined;
    if (!texts.has(binding)) {
      const value = valueOf(binding);
      const written =
        value.kind === "text" && depth < deepest ? resolved(value.written, depth + 1) : undefined;
      const isShort = written !== undefined && written.text.length < longest;
      texts.set(binding, isShort && isTelling(written) ? written : undefined);
    }
    return texts.get(binding);
  }

  function resolved(written: Written, depth = 0): Written {
    if (!written.runs.some((run) => run.variable)) return written;
    const writer: Writer = { text: "", runs: [] };
    for (const run of written.runs) {
      const part = written.text.slice(run.at, run.at + run.length);
      const name = run.variable === true ? nameIn(part) : undefined;
      const known = name === undefined ? undefined : textAt(name, run.span.start, depth);
      const isAlone = written.runs.length === 1 && run.quote === "none";
      // Inside a larger text, an unknown part would count as known.
      const isOpen = known?.runs.some(({ variable }) => variable) === true && !isAlone;
      if (known === undefined || isOpen) append(writer, { text: part, runs: [{ ...run, at: 0 }] });
      else if (isAlone) append(writer, known);
      else write(writer, known.text, run.span, run.quote);
    }
    return writer;
  }

  function valueAt(name: string, at: number): Expression | undefined {
    const binding = bindingAt(name.toLowerCase(), at);
    return binding && valueOf(binding);
  }

  return { valueAt, ...powerShellTables(script, reads, bound), resolved };
}

/** Whether a text is known, or at least the host of an address. */
function isTelling({ text, runs }: Written): boolean {
  return (
    !runs.some((run) => run.variable) ||
    (runs[0]?.variable !== true && /^https?:\/\/[\w.-]+\//i.test(text))
  );
}
