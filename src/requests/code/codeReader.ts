import { Language, Parser } from "web-tree-sitter";
import type { RequestForm, Span } from "../httpRequest.ts";
import type { CodeLanguage } from "../client.ts";
import type { CodeRead } from "../markdown/markdown.ts";
import { shifted, withPlainSpans } from "../places/shifted.ts";
import { grammarOf } from "./codeLanguages.ts";
import type { ProgramInText } from "./machine/programInText.ts";
import { hostTables } from "./hostTables.ts";
import { withPrograms } from "./programsIn.ts";
import { outsideSlice } from "./slice/outsideSlice.ts";
import { readings } from "./readings.ts";
import { movedBack, rewritten, type Rewritten } from "./rewritten.ts";
import { copyTree } from "./syntaxTree.ts";
import { followEachWay } from "./followEachWay.ts";

/** Reads the requests of source code, for the languages whose grammars are loaded. */
export interface CodeReader {
  /**
   * Undefined where the grammar is not loaded. `name`: the word after the fence, or the file extension. `cut`: a
   * bound was reached, so that requests may be missing. `isSound`: the text has no syntax errors.
   */
  readonly read: (
    language: CodeLanguage,
    text: string,
    name?: string,
  ) => (CodeRead & { readonly cut: boolean }) | undefined;
}

/** The time limit of one parse, in milliseconds: text that is not code may take forever. */
const longestParse = 5_000;

/** From so many characters on a text is sliced: a shorter one is followed whole within what a keystroke may take. */
const leastSliced = 10_000;

/** How deep programs in programs are read. */
const deepestProgram = 3;

/** Loads grammars when they are first needed. `locate`: the path of a `.wasm` file. */
export function openGrammars(locate: (file: string) => string): {
  readonly load: (languages: readonly CodeLanguage[]) => Promise<CodeReader>;
} {
  let started: Promise<void> | undefined;
  const loading = new Map<CodeLanguage, Promise<void>>();
  const parsers = new Map<CodeLanguage, Parser>();
  const load = async (language: CodeLanguage): Promise<void> => {
    const grammar = await Language.load(locate(grammarOf(language)));
    const parser = new Parser();
    parser.setLanguage(grammar);
    parsers.set(language, parser);
  };
  const readWithin = (
    language: CodeLanguage,
    text: string,
    name: string | undefined,
    depth: number,
  ): ReturnType<CodeReader["read"]> => {
    const parser = parsers.get(language);
    if (parser === undefined) return undefined;
    return withPrograms(readCode(parser, language, text, name), (program) =>
      depth < deepestProgram
        ? readWithin(program.language, program.source.text, program.name, depth + 1)
        : undefined,
    );
  };
  const reader: CodeReader = {
    read: (language, text, name) => readWithin(language, text, name, 0),
  };
  return {
    async load(languages) {
      started ??= Parser.init({ locateFile: locate });
      await started;
      await Promise.all(
        languages.map((language) => {
          const known = loading.get(language) ?? load(language);
          loading.set(language, known);
          // A failed load is tried again on the next request.
          known.catch(() => loading.delete(language));
          return known;
        }),
      );
      return reader;
    },
  };
}

/** What was found in a text itself, and the programs embedded in it. */
type WholeRead = NonNullable<ReturnType<CodeReader["read"]>> & {
  readonly programs: readonly ProgramInText[];
};

function readCode(
  parser: Parser,
  language: CodeLanguage,
  text: string,
  name: string | undefined,
): WholeRead {
  const { opening = "" } = readings[language];
  // A file with its own opening (`<?php`) is complete.
  if (opening === "" || text.includes(opening.slice(0, 2)))
    return readBounded(parser, language, text, name);
  const { requests, ...rest } = readBounded(parser, language, opening + text, name);
  return { requests: requests.map((request) => shifted(request, -opening.length)), ...rest };
}

/** Very deep nesting overflows the stack: that is reported like any other bound (`cut`). */
function readBounded(...whole: Parameters<typeof readWhole>): ReturnType<typeof readWhole> {
  try {
    return readWhole(...whole);
  } catch (error) {
    if (!(error instanceof RangeError && /call stack/i.test(error.message))) throw error;
    return { requests: [], programs: [], cut: true, isSound: false };
  }
}

function readWhole(
  parser: Parser,
  language: CodeLanguage,
  text: string,
  name: string | undefined,
): WholeRead {
  const {
    read,
    library,
    prepared,
    besides,
    isInOrder,
    quote = usualQuote(text),
  } = readings[language];
  const isSliced = isInOrder !== true && text.length >= leastSliced;
  const deadline = performance.now() + longestParse;
  const parse = (
    parsed: Rewritten,
    part?: Span,
  ): (ReturnType<typeof copyTree> & { hasError: boolean }) | undefined => {
    const tree = parser.parse(parsed.text, null, {
      progressCallback: () => performance.now() > deadline,
      ...(part === undefined ? {} : { includedRanges: [rangeOf(part, parsed)] }),
    });
    if (tree === null) parser.reset();
    const hasError = tree?.rootNode.hasError === true;
    const copy =
      tree === null
        ? undefined
        : copyTree(tree, isSliced && part === undefined ? outsideSlice(tree, text) : undefined);
    tree?.delete();
    if (copy === undefined || parsed.isSame) return copy && { ...copy, hasError };
    return { root: movedBack(copy.root, parsed.back), cut: copy.cut, hasError };
  };
  let parsed = rewritten(text, []);
  let whole: ReturnType<typeof parse>;
  for (parsed of prepared?.(text, name) ?? [parsed]) {
    whole = parse(parsed);
    if (whole?.hasError === false) break;
  }
  if (whole === undefined) return { requests: [], programs: [], cut: true, isSound: false };
  const { root, cut, hasError } = whole;
  const { program, facts } = read(
    root,
    text,
    (start, end) => parse(parsed, { start, end })?.root,
    name,
  );
  const form: RequestForm = { kind: "code", language, quote };
  const followed = followEachWay(program, { text, library, form, facts });
  const more = besides?.(root, text, followed.requests) ?? [];
  const requests = followed.requests.map((request) => withPlainSpans(request));
  return {
    requests: [...requests, ...more, ...hostTables(text, form, requests)],
    programs: followed.programs,
    cut: cut || followed.cut,
    isSound: !hasError,
  };
}

/** The parser requires line and column; nothing here reads them. */
function rangeOf({ start, end }: Span, { forth }: Rewritten) {
  const position = { row: 0, column: 0 };
  return {
    startIndex: forth(start),
    endIndex: forth(end),
    startPosition: position,
    endPosition: position,
  };
}

function usualQuote(text: string): "single" | "double" {
  const counted = text.slice(0, 20_000);
  return counted.split("'").length > counted.split('"').length ? "single" : "double";
}
