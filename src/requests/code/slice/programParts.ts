import type { Tree, TreeCursor } from "web-tree-sitter";
import type { Span } from "../../httpRequest.ts";
import { namesIn } from "./namesIn.ts";

/** A part of a file that is followed or left out as a whole: a function, a method, a class, a statement. */
export interface ProgramPart extends Span {
  /** What other parts call it. */
  readonly names: readonly string[];
  /** The fields that it gives objects, and those that it uses of its own object. */
  readonly fields: readonly string[];
  /** A statement does something where it stands, or keeps a value. */
  readonly kind: "class" | "function" | "statement";
  /** The class that it is a method of. */
  readonly home: ProgramPart | undefined;
  /** The parts within it. */
  readonly inner: readonly Span[];
}

/** A class whose methods are being gathered. */
interface Growing extends ProgramPart {
  readonly fields: string[];
  readonly inner: Span[];
}

/** Nodes that hold parts, and nothing else that matters. */
const holder =
  /^(?:namespace_declaration|namespace_definition|internal_module|declaration_list|class_body|body_statement|block|compound_statement)$/;
const ofClass = /^(?:class|module|class_declaration|class_definition|abstract_class_declaration)$/;
const ofMethod =
  /^(?:method_definition|function_definition|method_declaration|method|singleton_method)$/;
const ofFunction =
  /^(?:(?:generator_)?function_declaration|local_function_statement|(?:type|interface|type_alias)_declaration)$/;
const ofType =
  /class|module|struct|record|enum|trait|object_declaration|export_statement|decorated/;
/** Nodes that hold their own names, none of them further within. */
const ownName = /^(?:\w*function_\w+|method\w*|singleton_method)$/;
const ofImport = /import|using|use_/;
/** What is never left out: it is short, and much depends on it. */
const kept = /package|php_tag|hash_bang|preproc|extern|text_interpolation|decorator|comment$/;
const required = /^[^=]{1,200}=\s*(?:await\s+)?(?:require|import)\b/;

/** Lists of what a module gives, which need none of it. */
const exported =
  /^(?:(?:module\.)?exports(?:\.\w+)?\s*=\s*(?:\w+|\{[\w\s,:]*\});?|export\s+(?:default\s+)?\{[\w\s,:]*\};?|export\s+default\s+\w+;?|__all__\s*=\s*[[(][\w\s,"']*[\])])$/;

/** Methods that are called without being named. */
const implicit =
  /^(?:__\w+|constructor|initialize|call|each|then|to[A-Z]\w*|ToString|valueOf|to_\w+|method_missing|inherited|included|extended|[Mm]ain|finalize|close|Dispose)$/;

/** Those that make an object: who makes one names its class. */
const making = /^(?:constructor|initialize|__init__|__construct)$/;

/**
 * The parts of a file, in order, and the texts of its imports. `isTaken`: whether a class with this text is taken apart;
 * others are one part.
 */
export function programParts(
  tree: Tree,
  text: string,
  isTaken: (source: string) => boolean,
): { readonly parts: readonly ProgramPart[]; readonly imports: readonly string[] } {
  const cursor = tree.walk();
  const parts: ProgramPart[] = [];
  const imports: string[] = [];
  gather(undefined);
  cursor.delete();
  return { parts, imports };

  /** Gathers the parts within the node at the cursor. */
  function gather(home: Growing | undefined): void {
    if (!cursor.gotoFirstChild()) return;
    let isDecorated = false;
    do {
      if (!cursor.nodeIsNamed || cursor.currentFieldName === "name") continue;
      const type = cursor.nodeType;
      const source = sourceAt(cursor, text);
      const isOutside = home === undefined;
      if (ofImport.test(type) || (isOutside && required.test(source))) imports.push(source);
      else if (isOutside && exported.test(source)) continue;
      else if (!isDecorated && !kept.test(type)) look(type, source, home);
      isDecorated = type === "decorator";
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }

  function look(type: string, source: string, home: Growing | undefined): void {
    const isClass = ofClass.test(type) && isTaken(source) && isPlainClass(cursor, text);
    if (!isClass && holder.test(type)) {
      gather(home);
      return;
    }
    const part = partAt(cursor, text, { type, source }, home);
    const isApart = ofMethod.test(type) && !part.names.some((name) => implicit.test(name));
    if (home !== undefined && !isClass && !isApart) {
      home.fields.push(...part.names.filter((name) => !making.test(name)), ...part.fields);
      return;
    }
    parts.push(part);
    home?.inner.push({ start: part.start, end: part.end });
    if (isClass) gather(part);
  }
}

/** Whether a class has all that it can do in its own methods: no base, no decorators, no parameters, no mixins. */
function isPlainClass(cursor: TreeCursor, text: string): boolean {
  const { startIndex } = cursor;
  let isPlain = false;
  if (!cursor.gotoFirstChild()) return false;
  do {
    if (cursor.currentFieldName !== "body" && !holder.test(cursor.nodeType)) continue;
    const head = text.slice(startIndex, cursor.startIndex);
    isPlain = /^[\w\s]{1,300}:?$/.test(head.trimEnd()) && !mixin.test(sourceAt(cursor, text));
    break;
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return isPlain;
}

const mixin = /^[ \t]*(?:include|extend|prepend|use)\s+[A-Z\\]/m;

function partAt(
  cursor: TreeCursor,
  text: string,
  { type, source }: { readonly type: string; readonly source: string },
  home: ProgramPart | undefined,
): Growing {
  const start = cursor.startIndex;
  const kind = kindOf(type);
  const extensions = source.includes("(this ")
    ? [...source.matchAll(extension)].map(([, name = ""]) => name)
    : [];
  const named = namesAt(cursor, text, ownName.test(type) ? 0 : 4);
  const names = [...named.filter((name) => !keyword.test(name)), ...extensions];
  // What others than methods of a class say of `this` is of no class that is looked into.
  const fields = home === undefined ? [] : [...new Set(fieldsIn(source))];
  return {
    start,
    end: start + source.length,
    names: [...new Set(names)],
    fields,
    kind,
    home,
    inner: [],
  };
}

function kindOf(type: string): ProgramPart["kind"] {
  if (ofFunction.test(type) || ofMethod.test(type)) return "function";
  return ofType.test(type) ? "class" : "statement";
}

function sourceAt({ startIndex, endIndex }: TreeCursor, text: string): string {
  return text.slice(startIndex, endIndex);
}

/** The fields of its own object that a text mentions. */
function fieldsIn(text: string): readonly string[] {
  return [...text.matchAll(ownField)].map(([, name = ""]) => name);
}

const ownField = /(?:\b(?:this|self|cls|static|exports)(?:\??\.|->|::)[$#]?|@)(\w+)/g;

/** What is written in the place of a name, above all in code that is being written. */
const keyword =
  /^(?:this|self|cls|super|async|await|class|const|def|do|end|function|let|new|return|var)$/;

/** The methods that C# finds by the type of their first parameter, of whatever class they are. */
const extension = /\b(\w+)\s*(?:<[^<>()]*>)?\(this /g;

/** What is assigned to, without members: these are the business of who uses the object. */
function assignedIn(target: string): string {
  if (!/[.>:]/.test(target) || /^(?:module|exports|global|globalThis|window|self)\b/.test(target)) {
    return target;
  }
  return target.replaceAll(/(?:\??\.|->|::)\s*\w+/g, "");
}

/** The names that a declaration or an assignment gives. */
function namesAt(cursor: TreeCursor, text: string, depth: number): readonly string[] {
  const names: string[] = [];
  if (!cursor.gotoFirstChild()) return names;
  do {
    const field = cursor.currentFieldName ?? "";
    // PHP's constants have their names without a field.
    const isName = field === "" && cursor.nodeType === "name";
    if (isName || /^(?:name|left|pattern|property)$/.test(field)) {
      names.push(...namesIn(assignedIn(sourceAt(cursor, text))));
      // Behind the name of a function there is nothing but the function.
      if (depth === 0 && field === "name") break;
    } else if (field === "receiver" && cursor.nodeType === "parameter_list") {
      names.push(...namesIn(sourceAt(cursor, text).replace(/^\(\s*\w+\s+/, "")));
    } else if (depth > 0 && /^(?:declarat(?:ion|or)|definition)?$/.test(field)) {
      names.push(...namesAt(cursor, text, depth - 1));
    }
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return names;
}
