import { ownFilesOf } from "./ownFiles.ts";
import { pipedDocuments, type PipedDocument } from "./pipedDocuments.ts";
import { detoursIn } from "./detours.ts";
import { optionsIn } from "./options.ts";
import { placeholderOf, type Placeholder } from "./placeholders.ts";
import type { Span } from "../../httpRequest.ts";
import type { Reading } from "../../shell/shellWord.ts";
import { type Syntax, nodesIn } from "../syntaxTree.ts";
import { functionsExported, unexportedIn, type Unexported } from "./unexported.ts";
import { zshSpans } from "./zshExpansions.ts";
import {
  arraysOfFunctions,
  nameSet,
  namesDeclaredIn,
  namesOfLoop,
  namesRead,
  namesShared,
  setByFunctionsIn,
  sourcesOthers,
  writesByName,
} from "./namesSet.ts";

/** Parses a stretch of the text as a script: the content of a string. */
export type ParsePart = (start: number, end: number) => Syntax | undefined;

/** A script being read, with what has to be known in advance. */
export interface ShellSource {
  readonly text: string;
  readonly reading: Reading;
  /** Command substitutions by offset. */
  readonly substitutions: ReadonlyMap<number, Syntax>;
  /** Functions and aliases. */
  readonly functions: ReadonlySet<string>;
  /** Variables that the script declares or sets. */
  readonly globals: ReadonlySet<string>;
  /** Those that functions set, and that are not their own. */
  readonly setByFunctions: ReadonlySet<string>;
  /** Those whose names are words of the script as well: `for list in args`. */
  readonly namesAsWords: ReadonlySet<string>;
  /** Local variables that callees use, see `namesShared`. */
  readonly shared: ReadonlySet<string>;
  /** Arrays that are only local variables; the environment cannot provide arrays. */
  readonly ownArrays: ReadonlySet<string>;
  /** A function may set variables whose names it is given. */
  readonly writesByName: boolean;
  /** Other scripts are read into it: `source ./lib.sh`. */
  readonly sourcesOthers: boolean;
  /** zsh: unquoted variables are not split, and arrays expand to all elements. */
  readonly isZsh: boolean;
  /** The script says itself where the words of a variable end: `IFS=$'\n'`. */
  readonly setsSeparators: boolean;
  /** Array indexes begin at 1. */
  readonly isFromOne: boolean;
  /** Expansions that only zsh has, of which the tree contains the inner part. */
  readonly filledIn: readonly Span[];
  /** Associative arrays. */
  readonly keyed: ReadonlySet<string>;
  /** Its first line names bash or a similar shell. */
  readonly isBash: boolean;
  /** Variables set by a pipeline's last command are kept. */
  readonly keepsLast: boolean;
  /** Here-documents inside of pipelines, by the offset of their reader. */
  readonly piped: ReadonlyMap<number, PipedDocument>;
  /** What other shells see of the script that it starts: functions, and not these variables. */
  readonly functionsExported: ReadonlySet<string>;
  readonly unexported: readonly Unexported[];
  /** Placeholders of programs such as xargs. */
  readonly placeholders: readonly Placeholder[];
  /** See `detoursIn`. */
  readonly detours: readonly Span[];
  /** See `optionsIn`. */
  readonly options: readonly Span[];
  /** See `ownFilesOf`. */
  readonly ownFile: (written: string) => string | undefined;
  /** Statements that replace unused array elements, see `replacingIn`. */
  readonly replacing: Set<number>;
  /** A new variable name that the script does not use. */
  readonly fresh: () => string;
  /** Scripts in strings that were parsed, each before the one that it is in. */
  readonly nested: readonly Span[];
  /** Parses a script in a string. */
  readonly within: (start: number, end: number) => readonly Syntax[];
}

/** How many scripts in strings are parsed. */
const mostWithin = 50;

/** An assignment that holds for more than one command. */
const separators =
  /^[ \t]*(?:(?:local|export|readonly|declare)[ \t]+)?(?:\w+=\S*[ \t]+)*IFS=(?:\$?'[^']*'|"[^"]*"|[^\s;'"]*)[ \t]*(?:[;#&]|$)/m;

/** Gathers this information in one pass over the tree. */
export function shellSource(
  root: Syntax,
  text: string,
  parse: ParsePart,
  isZsh: boolean,
): ShellSource {
  const substitutions = new Map<number, Syntax>();
  const ends = new Map<number, number>();
  const functions = new Set<string>();
  const globals = new Set<string>(["@"]);
  const shared = new Set<string>();
  const setByFunctions = new Set<string>();
  const written = new Set<string>();
  const keyed = new Set<string>();
  const placeholders: Placeholder[] = [];
  const detours: Span[] = [];
  const options: Span[] = [];
  for (const [, name = ""] of text.matchAll(alias)) functions.add(name);
  gather(root);
  const filledIn = isZsh ? zshSpans(text) : [];
  for (const { start, end } of filledIn) ends.set(start, end);
  let made = 0;
  const nested: Span[] = [];
  return {
    ...{
      text,
      substitutions,
      functions,
      globals,
      shared,
      setByFunctions,
      namesAsWords: new Set([...globals].filter((name) => written.has(name))),
      keyed,
      filledIn,
      nested,
      placeholders,
      detours,
      options,
    },
    ownArrays: arraysOfFunctions(root, text),
    ...{ writesByName: writesByName.test(text), sourcesOthers: sourcesOthers.test(text), isZsh },
    isFromOne: isZsh && !/\bksh_?arrays\b|\bemulate[ \t]+(?:-\w+[ \t]+)*k?sh\b/i.test(text),
    setsSeparators: separators.test(text),
    isBash: /^#!.{0,100}\b(?:ba|k|da)?sh\b/.test(text),
    keepsLast: isZsh || /\blastpipe\b/.test(text),
    reading: { text, endless: new Map(), ends },
    piped: new Map(pipedDocuments(text).map((document) => [document.reader, document])),
    functionsExported: functionsExported(text),
    unexported: isZsh ? [] : unexportedIn(root, text),
    replacing: new Set(),
    ownFile: ownFilesOf(text),
    fresh: () => `$${String(made++)}`,
    within(start, end) {
      if (nested.length > mostWithin) return [];
      nested.unshift({ start, end });
      const inner = parse(start, end);
      if (inner !== undefined) gather(inner);
      return inner?.children ?? [];
    },
  };

  function gather(top: Syntax): void {
    for (const node of nodesIn(top)) {
      const { type, end } = node;
      // An expansion behind another one in quotes begins, in the tree, with the blanks between them.
      const start = end - text.slice(node.start, end).trimStart().length;
      for (const detour of detoursIn(node, text)) detours.push(detour);
      for (const option of optionsIn(node, text)) options.push(option);
      if (/^(?:command|process)_substitution$/.test(type)) substitutions.set(start, node);
      if (/^(?:\w+_substitution|\w*expansion)$/.test(type)) ends.set(start, end);
      if (type === "function_definition") {
        const name = node.children.find(({ field }) => field === "name");
        if (name !== undefined) functions.add(text.slice(name.start, name.end));
      }
      if (isWord.test(type)) written.add(text.slice(start, end).replace(/^'(.*)'$/, "$1"));
      if (type === "variable_assignment") globals.add(nameSet(node, text));
      if (type === "for_statement") for (const name of namesOfLoop(node, text)) globals.add(name);
      if (type === "command") {
        for (const name of namesRead(node, text)) globals.add(name);
        const placeholder = placeholderOf(node, text);
        if (placeholder !== undefined) placeholders.push(placeholder);
      }
      if (type === "declaration_command") {
        const hasKeys = /^\w+[ \t]+(?:-\w+[ \t]+)*-\w*A/.test(text.slice(start, end));
        for (const name of namesDeclaredIn(node, text)) {
          globals.add(name);
          if (hasKeys) keyed.add(name);
        }
      }
    }
    for (const name of namesShared(top, text)) shared.add(name);
    for (const name of setByFunctionsIn(top, text)) setByFunctions.add(name);
  }
}

const isWord = /^(?:word|string_content|raw_string)$/;

const alias = /(?:^|[\s;])alias[ \t]+(?:-\w+[ \t]+)*([\w.-]+)=/g;

/** The whole expansion that a node of the tree is part of. */
export function wholeOf({ start, end }: Span, { filledIn }: ShellSource): Span {
  const around = filledIn.find((each) => each.start <= start && end <= each.end);
  return around ?? { start, end };
}

/** The script in a string or here-document that a place is in, the innermost; undefined in the file's own. */
export function scriptAround({ start, end }: Span, { nested }: ShellSource): Span | undefined {
  return nested.find((each) => each.start <= start && end <= each.end);
}
