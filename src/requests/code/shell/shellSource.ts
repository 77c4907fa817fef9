import { ownFilesOf } from "./ownFiles.ts";
import { pipedDocuments, type PipedDocument } from "./pipedDocuments.ts";
import { detoursIn } from "./detours.ts";
import { placeholderOf, type Placeholder } from "./placeholders.ts";
import type { Span } from "../../httpRequest.ts";
import type { Reading } from "../../shell/shellWord.ts";
import { type Syntax, nodesIn } from "../syntaxTree.ts";
import { zshSpans } from "./zshExpansions.ts";
import {
  arraysOfFunctions,
  nameSet,
  namesDeclaredIn,
  namesOfLoop,
  namesRead,
  namesShared,
  writesByName,
} from "./namesSet.ts";

/** Parses a stretch of the text as a script of its own: what stands in a string is one. */
export type ParsePart = (start: number, end: number) => Syntax | undefined;

/** A script while it is read. */
export interface ShellSource {
  readonly text: string;
  readonly reading: Reading;
  /** What is run for its output, by where it begins. */
  readonly substitutions: ReadonlyMap<number, Syntax>;
  /** Names of functions and aliases. */
  readonly functions: ReadonlySet<string>;
  /** Variables that the script declares or gives a value. */
  readonly globals: ReadonlySet<string>;
  /** Variables that one function has for itself, and others give a value to when it calls them. */
  readonly shared: ReadonlySet<string>;
  /** Arrays that functions have for themselves, and nothing else has: an environment has none. */
  readonly ownArrays: ReadonlySet<string>;
  /** A function may give values to variables whose names it is given. */
  readonly writesByName: boolean;
  /** A variable without quotes stays one word, and an array is all of its words. */
  readonly isZsh: boolean;
  /** The script says itself where the words of a variable end: `IFS=$'\n'`. */
  readonly setsSeparators: boolean;
  /** The first element of an array has the number 1. */
  readonly isFromOne: boolean;
  /** What zsh alone fills in, of which the tree has only what is in it. */
  readonly filledIn: readonly Span[];
  /** Arrays that are declared to have keys. */
  readonly keyed: ReadonlySet<string>;
  /** Its first line says that a shell like bash runs it. */
  readonly isBash: boolean;
  /** What the last command of a pipeline sets is there behind it. */
  readonly keepsLast: boolean;
  /** Here-documents in the middle of what reads them, by where that begins. */
  readonly piped: ReadonlyMap<number, PipedDocument>;
  /** What the programs that commands run fill in. */
  readonly placeholders: readonly Placeholder[];
  /** See `detoursIn`. */
  readonly detours: readonly Span[];
  /** See `ownFilesOf`. */
  readonly ownFile: (written: string) => string | undefined;
  /** Where arrays are filled anew though nothing has used what was in them. */
  readonly replacing: Set<number>;
  /** A name that no variable of the script has. */
  readonly fresh: () => string;
  /** Scripts that stand in strings, the latest first. */
  readonly nested: readonly Span[];
  /** Takes in a script that stands in a string. */
  readonly within: (start: number, end: number) => readonly Syntax[];
}

/** Scripts in strings of one file: each of them is parsed for itself. */
const mostWithin = 50;

/** An assignment that holds for more than one command. */
const separators =
  /^[ \t]*(?:(?:local|export|readonly|declare)[ \t]+)?(?:\w+=\S*[ \t]+)*IFS=(?:\$?'[^']*'|"[^"]*"|[^\s;'"]*)[ \t]*(?:[;#&]|$)/m;

/** Goes through a script once for what its parts have to know of each other. */
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
  const keyed = new Set<string>();
  const placeholders: Placeholder[] = [];
  const detours: Span[] = [];
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
      keyed,
      filledIn,
      nested,
      placeholders,
      detours,
    },
    ownArrays: arraysOfFunctions(root, text),
    ...{ writesByName: writesByName.test(text), isZsh },
    isFromOne: isZsh && !/\bksh_?arrays\b|\bemulate[ \t]+(?:-\w+[ \t]+)*k?sh\b/i.test(text),
    setsSeparators: separators.test(text),
    isBash: /^#!.{0,100}\b(?:ba|k|da)?sh\b/.test(text),
    keepsLast: isZsh || /\blastpipe\b/.test(text),
    reading: { text, endless: new Map(), ends },
    piped: new Map(pipedDocuments(text).map((document) => [document.reader, document])),
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
      const { type, start, end } = node;
      for (const detour of detoursIn(node, text)) detours.push(detour);
      if (/^(?:command|process)_substitution$/.test(type)) substitutions.set(start, node);
      if (/^(?:\w+_substitution|\w*expansion)$/.test(type)) ends.set(start, end);
      if (type === "function_definition") {
        const name = node.children.find(({ field }) => field === "name");
        if (name !== undefined) functions.add(text.slice(name.start, name.end));
      }
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
  }
}

const alias = /(?:^|[\s;])alias[ \t]+(?:-\w+[ \t]+)*([\w.-]+)=/g;

/** A part of a tree with what it is filled into. */
export function wholeOf({ start, end }: Span, { filledIn }: ShellSource): Span {
  const around = filledIn.find((each) => each.start <= start && end <= each.end);
  return around ?? { start, end };
}
