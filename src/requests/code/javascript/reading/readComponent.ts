import type { ClassCode, FunctionCode, Parameter } from "../../declarations.ts";
import type { EntryExpression, Expression, Statement } from "../../program.ts";
import { nameOf, other, spanOf } from "../../reading.ts";
import { componentData } from "../names.ts";

type ObjectExpression = Extract<Expression, { kind: "object" }>;
type Field = ClassCode["fields"][number];

/** Sections of a component's options, by what they define. */
const parts = {
  data: /^(?:data|state)$/,
  derived: /^(?:computed|getters)$/,
  methods: /^(?:methods|actions|mutations|watch|events)$/,
};

/** Options that only components, stores and services have. */
const others =
  /^(?:data|state|computed|getters|props|mixins|extends|emits|components|settings|setup|created|(?:before)?(?:[Mm]ount|[Cc]reate)(?:ed)?|started|watch|template|inject)$/;

/**
 * The options of a Vue component, a Pinia or Vuex store or a Moleculer service, as the class they describe; undefined
 * for other objects.
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

/** Whether the object is in a variable whose members are read by name: then it is an ordinary object. */
function isTakenApart({ start }: ObjectExpression, text: string): boolean {
  const before = text.slice(Math.max(0, start - 200), start);
  const [, name] = /\b(?:const|let|var)\s+(\w+)\s*(?::[^=;{}]+)?=\s*$/.exec(before) ?? [];
  return (
    name !== undefined &&
    new RegExp(`\\b${name}\\s*\\.\\s*(?:data|state|computed|getters|methods|actions)\\b`).test(text)
  );
}

/**
 * Its base: `extends` or else the first mixin, if in the file. Otherwise unknown, as plugins and users add members.
 */
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

/** The fields from an option: props, and literal data. */
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
  // A data object is also accessible as a whole.
  return value.kind === "object" ? [...own, field(name, value)] : own;
}

function field(name: string, value: Expression): Field {
  return { name, value, isStatic: false, span: spanOf(value) };
}

/** The object literal that a function only returns, or a plain object literal. */
function givenBy(value: Expression): ObjectExpression | undefined {
  if (value.kind === "object") return value;
  const [only, ...more] = value.kind === "function" ? value.code.body : [];
  if (only?.kind !== "leave" || !only.returns || more.length > 0) return undefined;
  return only.value?.kind === "object" ? only.value : undefined;
}

/** The fields for props: the value comes from the component's user, or else the default. */
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

/** A constructor that copies what data functions return which do more than return a literal. */
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

/** The methods from an option: functions in its sections, and lifecycle hooks. */
function methodsOf(entry: EntryExpression): readonly FunctionCode[] {
  const name = nameOfEntry(entry);
  const { value } = entry;
  if (value.kind !== "object") {
    const code = functionIn(value);
    return code === undefined ? [] : [{ ...code, name }];
  }
  const isDerived = parts.derived.test(name);
  if (!isDerived && !parts.methods.test(name)) return [];
  // A watcher has the name of what it watches.
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

/** The function in an entry: itself, the getter or handler of an object, or the argument of a wrapping call. */
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

/** The parameters of a store's function, which get the store as state, or a context object with it. */
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

/** Whether a parameter is a Vuex context: `{ commit, state }`, `context`. */
function isContext(pattern: Parameter["pattern"]): boolean {
  if (pattern.kind === "variable") return /^(?:context|store)$/.test(pattern.name);
  if (pattern.kind !== "parts") return false;
  const names = /^(?:commit|dispatch|state|getters|root(?:State|Getters))$/;
  return pattern.parts.every(({ key }) => key !== undefined && names.test(key));
}
