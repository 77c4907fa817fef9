import type { EntryExpression, Expression, Statement } from "../../program.ts";
import type { ClassCode, FunctionCode } from "../../declarations.ts";

/** Members that statements add to a constructor function. */
interface Maker {
  readonly methods: FunctionCode[];
  readonly fields: ClassCode["fields"][number][];
  base: Expression | undefined;
}

/** Turns pre-ES6 constructor functions and their prototypes into classes. */
export function withPrototypes(statements: readonly Statement[]): readonly Statement[] {
  const makers = new Map<string, Maker>();
  const consumed = new Set<Statement>();
  const objects = objectsIn(statements);
  for (const statement of statements) {
    if (statement.kind === "do" && gathered(statement.value, makers, objects))
      consumed.add(statement);
  }
  if (consumed.size === 0) return statements;
  const made = new Set<string>();
  const changed = statements.map((statement) => {
    if (statement.kind === "class") return withMixins(statement, makers);
    const code = makerIn(statement);
    const maker = code?.name === undefined ? undefined : makers.get(code.name);
    if (code?.name === undefined || maker === undefined) return statement;
    made.add(code.name);
    return {
      kind: "class",
      start: statement.start,
      end: statement.end,
      code: classOf(code, maker),
    } as const;
  });
  // Statements about functions from other files stay.
  const isOfMaker = (statement: Statement): boolean =>
    statement.kind === "do" && made.has(nameOfMaker(statement.value) ?? "");
  return changed.filter((statement) => !consumed.has(statement) || !isOfMaker(statement));
}

/** A mixin on a class's prototype, `Object.assign(Api.prototype, mixin)`, overrides its methods. */
function withMixins(
  statement: Extract<Statement, { kind: "class" }>,
  makers: ReadonlyMap<string, Maker>,
): Statement {
  const { code } = statement;
  const maker = code.name === undefined ? undefined : makers.get(code.name);
  if (maker === undefined || maker.methods.length === 0) return statement;
  return { ...statement, code: { ...code, methods: [...maker.methods, ...code.methods] } };
}

/** Object literals in variables, by name. */
function objectsIn(statements: readonly Statement[]): ReadonlyMap<string, Expression> {
  const named = statements.flatMap((statement): [string, Expression][] => {
    if (statement.kind !== "declare" || statement.target.kind !== "variable") return [];
    const { target, value } = statement;
    const isSeen =
      value?.kind === "object" && value.entries.every((each) => each.key?.kind === "text");
    return isSeen ? [[target.name, value]] : [];
  });
  return new Map(named);
}

/** The constructor function that a statement declares. */
function makerIn(statement: Statement): FunctionCode | undefined {
  if (statement.kind === "function") return statement.code;
  if (statement.kind !== "declare" || statement.target.kind !== "variable") return undefined;
  const { value, target } = statement;
  return value?.kind === "function" ? { ...value.code, name: target.name } : undefined;
}

function classOf(code: FunctionCode, { methods, fields, base }: Maker): ClassCode {
  const { start, end, name } = code;
  const body = code.body.map((statement) => withSuper(statement, base));
  return {
    ...{ start, end, name, base, fields, constructorName: "constructor" },
    methods: [{ ...code, name: "constructor", body }, ...methods],
  };
}

/** Turns `Base.call(this, token)` into `super(token)`. */
function withSuper(statement: Statement, base: Expression | undefined): Statement {
  if (statement.kind !== "do" || statement.value.kind !== "call") return statement;
  const { callee, args } = statement.value;
  const [self, ...rest] = args;
  const isBase =
    callee.kind === "member" && callee.name === "call" && isName(callee.object, nameOf(base));
  if (!isBase || !isName(self?.value, "this")) return statement;
  const { start, end } = callee;
  const value = {
    ...statement.value,
    callee: { kind: "name", start, end, name: "super" },
    args: rest,
  } as const;
  return { ...statement, value };
}

function nameOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === "name" ? expression.name : undefined;
}

function isName(expression: Expression | undefined, name: string | undefined): boolean {
  return name !== undefined && nameOf(expression) === name;
}

/** The function whose prototype an expression is. */
function ownerOf(expression: Expression): string | undefined {
  const isPrototype = expression.kind === "member" && expression.name === "prototype";
  return isPrototype ? nameOf(expression.object) : undefined;
}

/** The constructor function that a statement adds to. */
function nameOfMaker(value: Expression): string | undefined {
  if (value.kind === "assign" && value.target.kind === "place") {
    const { place } = value.target;
    return ownerOf(place) ?? (place.kind === "member" ? ownerOf(place.object) : undefined);
  }
  if (value.kind !== "call" || value.callee.kind === "other") return undefined;
  const [first] = value.args;
  const name = value.callee.kind === "member" ? value.callee.name : nameOf(value.callee);
  if (first === undefined) return undefined;
  if (name === "inherits") return nameOf(first.value);
  return name === "assign" || name === "extend" ? ownerOf(first.value) : undefined;
}

/** Adds what a statement says to its constructor function; false if it is not understood. */
function gathered(
  value: Expression,
  makers: Map<string, Maker>,
  objects: ReadonlyMap<string, Expression>,
): boolean {
  const name = nameOfMaker(value);
  if (name === undefined) return false;
  const maker = makers.get(name) ?? { methods: [], fields: [], base: undefined };
  makers.set(name, maker);
  if (value.kind === "call") {
    const second = value.args[1]?.value;
    const mixin = (second?.kind === "name" ? objects.get(second.name) : undefined) ?? second;
    if (mixin?.kind === "object") for (const entry of mixin.entries) take(entry, maker);
    else maker.base = second;
    return true;
  }
  if (value.kind !== "assign" || value.target.kind !== "place") return false;
  const { place } = value.target;
  if (place.kind !== "member") return false;
  if (ownerOf(place) === undefined) {
    const { start, end } = place.nameSpan;
    if (place.name !== "constructor") takeMember(place.name, { start, end }, value.value, maker);
  } else if (value.value.kind === "object") {
    for (const entry of value.value.entries) take(entry, maker);
  } else maker.base = baseIn(value.value) ?? maker.base;
  return true;
}

/** The base in `Object.create(Base.prototype)` or `new Base()`. */
function baseIn(value: Expression): Expression | undefined {
  if (value.kind !== "call") return undefined;
  if (value.isNew) return value.callee;
  const [first] = value.args;
  return first?.value.kind === "member" && first.value.name === "prototype"
    ? first.value.object
    : undefined;
}

function take({ key, value, start, end }: EntryExpression, maker: Maker): void {
  if (key?.kind === "text") takeMember(key.written.text, { start, end }, value, maker);
}

function takeMember(
  name: string,
  span: { start: number; end: number },
  value: Expression,
  { methods, fields }: Maker,
): void {
  if (value.kind === "function") methods.push({ ...value.code, name });
  else fields.push({ name, value, isStatic: false, span });
}
