import type { CodeLanguage } from "../client.ts";
import type { HttpRequest } from "../httpRequest.ts";
import type { Followed } from "./machine/followProgram.ts";
import type { Library } from "./machine/library.ts";
import type { Statement } from "./program.ts";
import type { Rewritten } from "./rewritten.ts";
import type { Syntax } from "./syntaxTree.ts";
import { csharpLibrary } from "./csharp/library.ts";
import { readCsharp } from "./csharp/reading/readCsharp.ts";
import { goLibrary } from "./go/library.ts";
import { readGo } from "./go/reading/readGo.ts";
import { javaLibrary } from "./java/library.ts";
import { readJava } from "./java/reading/readJava.ts";
import { javascriptLibrary } from "./javascript/library.ts";
import { readJavascript } from "./javascript/reading/readJavascript.ts";
import { pythonLibrary } from "./python/library.ts";
import { readPython } from "./python/reading/readPython.ts";
import { phpLibrary } from "./php/library.ts";
import { methodsAlone } from "./php/methodsAlone.ts";
import { readPhp } from "./php/reading/readPhp.ts";
import { rubyLibrary } from "./ruby/library.ts";
import { readRuby } from "./ruby/reading/readRuby.ts";
import { shellLibrary } from "./shell/library.ts";
import { asBash } from "./shell/asBash.ts";
import { notUnderstood, readShell } from "./shell/reading/readShell.ts";

/** How a language is read and which libraries it knows. */
interface Reading {
  readonly read: (
    root: Syntax,
    text: string,
    parse: (start: number, end: number) => Syntax | undefined,
    name: string | undefined,
  ) => Pick<Followed, "facts"> & { program: readonly Statement[] };
  readonly library: Library;
  /** Each line depends on all before it, so that none can be left out (see `outsideSlice`). */
  readonly isInOrder?: true;
  /** The quotes of strings, in a language with only one kind. */
  readonly quote?: "double";
  /** The beginning of a file that snippets in documents leave out: `<?php`. */
  readonly opening?: string;
  /** Versions of the text for the grammar to try: the first that parses without errors is used, else the last. */
  readonly prepared?: (text: string, name: string | undefined) => readonly Rewritten[];
  /** Finds requests in the parts of the text that the grammar could not parse. */
  readonly besides?: (
    root: Syntax,
    text: string,
    found: readonly HttpRequest[],
  ) => readonly HttpRequest[];
}

const javascript: Reading = { read: readJavascript, library: javascriptLibrary };

/** By the language. */
export const readings: Readonly<Record<CodeLanguage, Reading>> = {
  javascript,
  typescript: javascript,
  tsx: javascript,
  go: { read: readGo, library: goLibrary, quote: "double" },
  java: { read: readJava, library: javaLibrary, quote: "double" },
  csharp: { read: readCsharp, library: csharpLibrary, quote: "double" },
  python: { read: readPython, library: pythonLibrary },
  php: { read: readPhp, library: phpLibrary, opening: "<?php ", prepared: methodsAlone },
  ruby: { read: readRuby, library: rubyLibrary },
  shell: {
    ...{ read: readShell, library: shellLibrary, isInOrder: true },
    ...{ prepared: asBash, besides: notUnderstood },
  },
};
