import type { Node } from "jsonc-parser";
import { jsonTree, propertyOf, writtenOfNode } from "../json/jsonText.ts";
import { type Writer, type Written, write } from "../places/written.ts";

/** A cell of a Jupyter notebook. */
export interface Cell {
  /** What the source is, in the words of the notebook; undefined for a cell that is neither run nor shown. */
  readonly language: string | undefined;
  /** Without the quotes and escapes of JSON. */
  readonly source: Written;
}

/** Cells that begin with `%%bash` and the like are run by another program than the notebook's own. */
const otherProgram = /^\s*%%(?:script[ \t]+(?:\S*\/)?)?(\w+)/;

/** The programs that such a line may name and that are read; `%%time` and others are the notebook's own. */
const programs: Readonly<Record<string, string>> = {
  ...{ bash: "bash", sh: "bash", zsh: "bash", system: "bash", sx: "bash" },
  ...{ javascript: "javascript", js: "javascript", ruby: "ruby" },
  ...{ python: "python", python3: "python" },
};

/** What such a line makes of the cell where it is no program: text that is written to a file, shown, or asked of a database. */
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

/** One text, or a list of lines that end with a line end each. */
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
