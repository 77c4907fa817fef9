import type { Pattern } from "../../pattern.ts";
import type { Expression, Statement } from "../../program.ts";
import type { ClassCode, FunctionCode } from "../../declarations.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { completionOf, decoratorsOf, isFixed, isTransparent } from "../decorators.ts";
import { laterFields } from "./laterFields.ts";
import { partialMethod } from "./partialMethod.ts";
import { readExpression } from "./readExpression.ts";
import { readFunction } from "./readFunction.ts";
import { readOpaque } from "./readDecorated.ts";
import { readStatements } from "./readStatement.ts";
import { readType } from "./readType.ts";

/** Base classes without members that matter. */
const inert =
  /^(?:\w+\.)*(?:object|ABC|Protocol|Generic|NamedTuple|TypedDict|BaseModel|BaseSettings|Struct|Enum|StrEnum|IntEnum|Flag|str|int|Exception|\w+Error|BaseCommand|Thread|(?:IsolatedAsyncio|Simple|Transaction|LiveServer|StaticLiveServer|API|APISimple|Async\w*)?TestCase)(?:\[|$)/;

const enumeration = /^(?:\w+\.)*(?:Str|Int)?Enum$/;

type Field = ClassCode["fields"][number];

/** A class declaration. What its body assigns belongs to the class, and is visible through objects, too. */
export function readClass(
  node: Syntax,
  text: string,
  decorators: readonly string[] = [],
): ClassCode {
  const name = childOf(node, "name");
  const source = (of: Syntax): string => text.slice(of.start, of.end);
  const bases = (childOf(node, "superclasses")?.children ?? []).filter(
    ({ type }) => type !== "keyword_argument",
  );
  const [base, ...moreBases] = bases
    .filter((each) => !inert.test(source(each)))
    .map((each) => readExpression(each.type === "subscript" ? childOf(each, "value") : each, text));
  const all = childOf(node, "body")?.children ?? [];
  const partial = new Map(all.map((member) => [member, partialMethod(member, text)]));
  const members = all.filter((member) => partial.get(member) === undefined);
  const body = [
    ...readStatements(
      members.filter((member) => methodIn(member) === undefined),
      text,
    ),
    ...members.flatMap((member) =>
      methodIn(member) === undefined ? [] : readOpaque(member, text),
    ),
  ];
  const completedBy = completionOf(decorators, bases.map(source));
  const isRecord = /^__(?:attrs_)?post_init__$/.test(completedBy ?? "");
  const types = new Map(members.flatMap((member) => typeOf(member, text, isRecord)));
  const fields = inOrder([
    ...fieldsOf(body).map((field): Field => {
      const type = types.get(field.name)?.type;
      return type === undefined ? field : { ...field, type };
    }),
    ...[...types.values()].filter((field) => !field.isStatic),
  ]);
  const methods = all.flatMap((member) => {
    const method = methodIn(member);
    if (method === undefined) return partial.get(member) ?? [];
    const code = readFunction(method, text, decoratorsOf(member, text), true);
    return [withDecorators(code, member, text)];
  });
  return {
    ...{ ...spanOf(node), name: name && source(name), base, body, hidesBody: true },
    ...(moreBases.length === 0 ? {} : { moreBases }),
    ...(completedBy === undefined ? {} : { completedBy }),
    ...(isFixed(decorators, bases.map(source)) ? { isFixed: true } : {}),
    ...(bases.some((each) => enumeration.test(source(each))) ? { isEnumeration: true } : {}),
    supertypes: bases.map((each) => /\w*(?=\[|$)/.exec(source(each))?.[0] ?? ""),
    // A base class may define these fields as properties or in its constructor.
    fields: base === undefined ? [...fields, ...laterFields({ fields, methods }, text)] : fields,
    methods,
    constructorName: "__init__",
  };
}

function inOrder(fields: readonly Field[]): readonly Field[] {
  return fields.toSorted((a, b) => a.span.start - b.span.start);
}

function methodIn(member: Syntax): Syntax | undefined {
  const method = member.type === "decorated_definition" ? childOf(member, "definition") : member;
  return method?.type === "function_definition" ? method : undefined;
}

/** A method whose decorators may be functions of the file. */
function withDecorators(code: FunctionCode, member: Syntax, text: string): FunctionCode {
  const { isWrapped, opensSelf, ...plain } = code;
  if (isWrapped !== true || opensSelf !== true) return code;
  if (plain.isStatic === true || plain.isGetter === true) return code;
  const sources = decoratorsOf(member, text);
  const decorators = member.children
    .filter(({ type }) => type === "decorator")
    .filter((_, index) => !isTransparent(sources[index] ?? "", text))
    .map((each) => readExpression(each.children[0], text));
  return { ...code, around: { decorators: decorators.toReversed(), plain } };
}

/** The variables of a class body as static fields with the body's values. */
function fieldsOf(body: readonly Statement[]): readonly Field[] {
  const fields = new Map<string, Field>();
  const add = (name: string, at: Pattern | Expression, value: Expression): void => {
    const read: Expression = { kind: "name", ...spanOf(value), name };
    fields.set(name, { name, value: read, isStatic: true, span: spanOf(at) });
  };
  const gather = (pattern: Pattern, value: Expression): void => {
    if (pattern.kind === "variable") add(pattern.name, pattern, value);
    if (pattern.kind === "parts") for (const part of pattern.parts) gather(part.pattern, value);
  };
  const walk = (statements: readonly Statement[]): void => {
    for (const each of statements) {
      if (each.kind === "declare" && each.value !== undefined) gather(each.target, each.value);
      if (each.kind === "branches") each.branches.forEach(walk);
      if (each.kind === "guarded") [each.body, ...each.handlers].forEach(walk);
      if (each.kind === "class" && each.code.name !== undefined) {
        const { name } = each.code;
        add(
          name,
          { kind: "variable", ...spanOf(each), name },
          { kind: "name", ...spanOf(each), name },
        );
      }
    }
  };
  walk(body);
  return [...fields.values()];
}

/** Adds a field's annotation: a field of a record, or of each object. */
function typeOf(member: Syntax, text: string, isRecord: boolean): [string, Field][] {
  const [assignment] = member.children;
  const left = assignment && childOf(assignment, "left");
  const type = assignment && childOf(assignment, "type");
  if (assignment?.type !== "assignment" || left?.type !== "identifier" || type === undefined)
    return [];
  const right = childOf(assignment, "right");
  const isOfClass =
    /^(?:\w+\.)?ClassVar\b/.test(text.slice(type.start, type.end)) ||
    (right !== undefined && /\binit\s*=\s*False\b/.test(text.slice(right.start, right.end)));
  if (isOfClass) return [];
  const name = text.slice(left.start, left.end);
  const held: Expression = readType(type, text) ?? { kind: "other", ...spanOf(type), parts: [] };
  const field = { name, span: spanOf(left), type: held };
  // A default factory's object belongs to the new object alone, unless the caller passes another.
  if (
    right !== undefined &&
    isRecord &&
    /\b(?:default_)?factory\s*=/.test(text.slice(right.start, right.end))
  )
    return [
      [
        name,
        {
          ...field,
          value: readExpression(right, text),
          isStatic: false,
          isPrivate: true,
          isSettable: true,
        },
      ],
    ];
  const isStatic = right !== undefined;
  return [[name, { ...field, value: undefined, isStatic }]];
}
