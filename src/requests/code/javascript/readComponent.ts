import type { ClassCode, FunctionCode, Parameter } from "../declarations.ts";
import type { EntryExpression, Expression, Statement } from "../program.ts";
import { nameOf, other, spanOf } from "../reading.ts";
import { componentData } from "./names.ts";

type ObjectExpression = Extract<Expression, { kind: "object" }>;
type Field = ClassCode["fields"][number];

/** Where an object says what its `this` has: what it holds, what it makes of that, what it does. */
const parts = {
  data: /^(?:data|state)$/,
  derived: /^(?:computed|getters)$/,
  methods: /^(?:methods|actions|mutations|watch|events)$/,
};

/** What only components, stores and services are made with, beside methods of their own. */
const others =
  /^(?:data|state|computed|getters|props|mixins|extends|emits|components|settings|setup|created|(?:before)?(?:[Mm]ount|[Cc]reate)(?:ed)?|started|watch|template|inject)$/;

/**
 * The options that a component of Vue, a store of Pinia or Vuex or a service of Moleculer is made with, as the
 * class that they stand for; undefined where an object is something else.
 */
export function readComponent(options: ObjectExpression, text: string): Expression | undefined {
  const named = new Map(options.entries.flatMap((each) => [[nameOfEntry(each), each.value]]));
  const isPart = (name: string): boolean =>
    parts.derived.test(name) || /^(?:methods|actions)$/.test(name);
  const hasPart = [...named].some(([name, value]) => isPart(name) && value.kind === "object");
  if (!hasPart || [...named.keys()].filter((name) => others.test(name)).length === 0)
    return undefined;
  if (isTakenApart(options, text)) return undefined;
  const { start, end } = options;
  const code: ClassCode = {
    ...{ start, end, name: undefined, constructorName: "constructor" },
    base: baseOf(options),
    fields: options.entries.flatMap(fieldsOf),
    methods: [maker(options), ...options.entries.flatMap(methodsOf)],
  };
  return { kind: "class", start, end, code };
}

/** Whether a variable holds it of which something is taken by name: then it is an object like any other. */
function isTakenApart({ start }: ObjectExpression, text: string): boolean {
  const before = text.slice(Math.max(0, start - 200), start);
  const [, name] = /\b(?:const|let|var)\s+(\w+)\s*(?::[^=;{}]+)?=\s*$/.exec(before) ?? [];
  return (
    name !== undefined &&
    new RegExp(`\\b${name}\\s*\\.\\s*(?:data|state|computed|getters|methods|actions)\\b`).test(text)
  );
}

/** What it extends, else its first mixin, where they are of the file; plugins and whoever uses it give it more. */
function baseOf(options: ObjectExpression): Expression {
  const named = (name: string): Expression | undefined =>
    options.entries.find((entry) => nameOfEntry(entry) === name)?.value;
  const [extended, mixins] = [named("extends"), named("mixins")];
  const first = mixins?.kind === "list" ? mixins.items[0] : undefined;
  return [extended, first].find((each) => each?.kind === "name") ?? other(options, []);
}

function nameOfEntry({ key }: EntryExpression): string {
  return key?.kind === "text" ? key.written.text : "";
}

/** What an object holds from the start: properties, and data that is written out. */
function fieldsOf(entry: EntryExpression): readonly Field[] {
  const name = nameOfEntry(entry);
  const { value } = entry;
  if (name === "settings") return [field(name, value)];
  if (name === "props") return propertiesOf(value);
  const data = parts.data.test(name) ? givenBy(value) : undefined;
  if (data === undefined) return [];
  const own = data.entries.flatMap((each) => {
    const key = nameOfEntry(each);
    return key === "" ? [] : [field(key, each.value)];
  });
  // Where it is no function, others reach it as a whole, too.
  return value.kind === "object" ? [...own, field(name, value)] : own;
}

function field(name: string, value: Expression): Field {
  return { name, value, isStatic: false, span: spanOf(value) };
}

/** The object that a function gives back and does nothing else, or an object as it is. */
function givenBy(value: Expression): ObjectExpression | undefined {
  if (value.kind === "object") return value;
  const [only, ...more] = value.kind === "function" ? value.code.body : [];
  if (only?.kind !== "leave" || !only.returns || more.length > 0) return undefined;
  return only.value?.kind === "object" ? only.value : undefined;
}

/** What whoever uses it gives it, else what is said to be there then. */
function propertiesOf(value: Expression): readonly Field[] {
  const anything = other(value, []);
  if (value.kind === "list") {
    return value.items.flatMap((item) =>
      item.kind === "text" ? [field(item.written.text, anything)] : [],
    );
  }
  if (value.kind !== "object") return [];
  return value.entries.map((each) => {
    const said = each.value.kind === "object" ? each.value.entries : [];
    const right = said.find((inner) => nameOfEntry(inner) === "default")?.value;
    if (right?.kind !== "text") return field(nameOfEntry(each), anything);
    const at = spanOf(right);
    return field(nameOfEntry(each), {
      ...{ kind: "logical", ...at, operator: "or", left: other(at, []), right },
    });
  });
}

/** What takes over what the functions give that do more than give back an object. */
function maker(options: ObjectExpression): FunctionCode {
  const at = { start: options.start, end: options.start };
  const self = nameOf("this", at);
  const member = (object: Expression, name: string): Expression => ({
    ...{ kind: "member", ...at, object, name, nameSpan: at },
  });
  const call = (callee: Expression, args: readonly Expression[]): Expression => ({
    ...{ kind: "call", ...at, callee, isNew: false, inside: at },
    args: args.map((value) => ({ ...at, value })),
  });
  const body = options.entries.flatMap((entry): Statement[] => {
    const name = nameOfEntry(entry);
    const isMade = parts.data.test(name) && entry.value.kind === "function";
    if (!isMade || givenBy(entry.value) !== undefined) return [];
    const given = call(member(self, name), []);
    return [{ kind: "do", ...at, value: call(nameOf(componentData, at), [self, given]) }];
  });
  return { ...at, name: "constructor", parameters: [], body };
}

/** The functions of an object: those of its parts, and those that are called when something happens. */
function methodsOf(entry: EntryExpression): readonly FunctionCode[] {
  const name = nameOfEntry(entry);
  const { value } = entry;
  if (value.kind !== "object") {
    const code = functionIn(value);
    return code === undefined ? [] : [{ ...code, name }];
  }
  const isDerived = parts.derived.test(name);
  if (!isDerived && !parts.methods.test(name)) return [];
  // What watches something has its name.
  const before = name === "watch" || name === "events" ? `${name} ` : "";
  return value.entries.flatMap((each): FunctionCode[] => {
    const code = functionIn(each.value);
    const own = nameOfEntry(each);
    if (code === undefined || own === "") return [];
    const parameters = withState(code.parameters, isDerived);
    return [
      {
        ...{ ...code, parameters, name: `${before}${own}` },
        ...(isDerived ? { isGetter: true } : {}),
      },
    ];
  });
}

/** A function, the one of a pair that gives or handles something, or the one that a call makes another one of. */
function functionIn(value: Expression): FunctionCode | undefined {
  if (value.kind === "function") return value.code;
  if (value.kind === "object") {
    const found = value.entries.find((each) => /^(?:get|handler)$/.test(nameOfEntry(each)));
    return found?.value.kind === "function" ? found.value.code : undefined;
  }
  if (value.kind !== "call") return undefined;
  const [first] = value.args;
  return first?.value.kind === "function" ? first.value.code : undefined;
}

/** What a store hands its functions: itself as the state, or an object with that in it. */
function withState(parameters: readonly Parameter[], isDerived: boolean): readonly Parameter[] {
  return parameters.map((parameter, index) => {
    const { pattern } = parameter;
    const at = spanOf(pattern);
    const self = nameOf("this", at);
    if (isDerived) return index < 2 ? { ...parameter, given: self } : parameter;
    if (index > 0 || !isContext(pattern)) return parameter;
    const entry = (key: Expression | undefined, value: Expression): EntryExpression => ({
      ...{ ...at, key, value },
    });
    const named = ["state", "getters"].map((name) => {
      const { text, runs } = { text: name, runs: [] };
      return entry({ kind: "text", ...at, written: { text, runs } }, self);
    });
    const entries = [entry(undefined, other(at, [])), ...named];
    return { ...parameter, given: { kind: "object", ...at, entries } };
  });
}

/** `{ commit, state }`, `context`. */
function isContext(pattern: Parameter["pattern"]): boolean {
  if (pattern.kind === "variable") return /^(?:context|store)$/.test(pattern.name);
  if (pattern.kind !== "parts") return false;
  const names = /^(?:commit|dispatch|state|getters|root(?:State|Getters))$/;
  return pattern.parts.every(({ key }) => key !== undefined && names.test(key));
}
