import type { Node } from "jsonc-parser";
import { jsonTree, propertyOf, writtenOfNode } from "../json/jsonText.ts";
import { type Writer, type Written, write } from "../places/written.ts";

/** A cell of a Jupyter notebook. */
export interface Cell {
  /** The cell's language as the notebook names it; undefined for raw cells. */
  readonly language: string | undefined;
  /** Without the quotes and escapes of JSON. */
  readonly source: Written;
}

/** A cell that another program runs: `%%bash`. */
const otherProgram = /^\s*%%(?:script[ \t]+(?:\S*\/)?)?(\w+)/;

/** The programs in such a line that are read; `%%time` and others are IPython's own. */
const programs: Readonly<Record<string, string>> = {
  ...{ bash: "bash", sh: "bash", zsh: "bash", system: "bash", sx: "bash" },
  ...{ javascript: "javascript", js: "javascript", ruby: "ruby" },
  ...{ python: "python", python3: "python" },
};

/** Cells that are only written to a file, displayed, or sent to a database. */
const noProgram = /^(?:html|latex|markdown|svg|sql|bigquery|perl|writefile|file)$/;

/** The cells of a notebook as Jupyter saves it, in its format 4. */
export function cellsOf(text: string): readonly Cell[] {
  const tree = jsonTree(text);
  const kernel = kernelOf(tree);
  const cells = valueOf(tree, "cells");
  return (cells?.type === "array" ? (cells.children ?? []) : []).map((cell) => {
    const source = sourceOf(text, valueOf(cell, "source"));
    return { language: languageOf(cell, source.text, kernel), source };
  });
}

function languageOf(cell: Node, source: string, kernel: string): string | undefined {
  const type: unknown = valueOf(cell, "cell_type")?.value;
  if (type === "markdown") return "markdown";
  if (type !== "code") return undefined;
  const [, program = ""] = otherProgram.exec(source) ?? [];
  if (noProgram.test(program)) return undefined;
  return Object.hasOwn(programs, program) ? programs[program] : kernel;
}

function kernelOf(tree: Node | undefined): string {
  const metadata = valueOf(tree, "metadata");
  const names = [
    valueOf(valueOf(metadata, "language_info"), "name"),
    valueOf(valueOf(metadata, "kernelspec"), "language"),
  ].map((node): unknown => node?.value);
  return names.find((name) => typeof name === "string") ?? "python";
}

/** A cell's source, which is one string or a list of lines. */
function sourceOf(text: string, node: Node | undefined): Written {
  const source: Writer = { text: "", runs: [] };
  const strings = node?.type === "array" ? (node.children ?? []) : node === undefined ? [] : [node];
  for (const each of strings.filter(({ type }) => type === "string")) {
    const { text: line, runs } = writtenOfNode(text, each);
    for (const { at, length, span } of runs) write(source, line.slice(at, at + length), span);
  }
  return source;
}

function valueOf(node: Node | undefined, name: string): Node | undefined {
  return propertyOf(node, (each) => each === name)?.value;
}
