import type { Span } from "../../../httpRequest.ts";
import type { Expression, Statement } from "../../program.ts";
import type { ClassCode, FunctionCode } from "../../declarations.ts";
import { spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { bodyOf } from "./classMembers.ts";
import { readExpression } from "./readExpression.ts";
import type { RubySource } from "./rubySource.ts";

/** The methods and exposed variables that attribute declarations of a class create. */
type ClassAttributes = Pick<ClassCode, "methods"> & Required<Pick<ClassCode, "exposed">>;

const declares = /^(?:class_attribute|(?:thread_)?[cm]attr_(?:reader|accessor)|config_accessor)$/;

/**
 * `class_attribute :base_url, default: nil`, `mattr_accessor :token`: readers and writers; subclasses may have values
 * of their own.
 */
export function readClassAttributes(
  members: readonly Syntax[],
  source: RubySource,
): ClassAttributes {
  const names = members.flatMap((member) => namesIn(member, source));
  const isOfEach = ({ name, kind }: Attribute): boolean =>
    kind === "class_attribute" &&
    [...members, ...[...source.modules.values()].flat().flatMap(bodyOf)].some(
      ({ type, start, end }) =>
        type === "method" && source.text.slice(start, end).includes(`self.${name} = `),
    );
  return {
    methods: names.flatMap((each) => readers(each, isOfEach(each))),
    exposed: names.flatMap((each) => [
      { name: variableOf(each.name), isStatic: true },
      ...(isOfEach(each) ? [{ name: `@${each.name}`, isStatic: false }] : []),
    ]),
  };
}

/** The defaults of such attributes, from `default: "…"` or a block. */
export function readClassDefaults(node: Syntax, source: RubySource): readonly Statement[] {
  const { text } = source;
  return namesIn(node, source).flatMap(({ name, start, end }): Statement[] => {
    const at = { start, end };
    const held = defaultIn(node, source);
    if (held === undefined) return [];
    if (text.includes(variableOf(name))) {
      // Code that uses the variable directly gets the default, unless the attribute is assigned somewhere.
      if (new RegExp(`\\.${name}\\s*(?:\\|\\|)?=(?![=~])`).test(text)) return [];
      const target = { kind: "variable", ...at, name: variableOf(name) } as const;
      return [{ kind: "declare", ...at, target, value: held }];
    }
    const object: Expression = { kind: "name", ...at, name: "this" };
    const place = { kind: "member", ...at, object, name: variableOf(name), nameSpan: at } as const;
    const target = { kind: "place", ...at, place } as const;
    return [{ kind: "do", ...at, value: { kind: "assign", ...at, target, value: held } }];
  });
}

/** An attribute with its place. `kind`: the method that declares it. */
interface Attribute extends Span {
  readonly name: string;
  readonly kind: string;
}

/** The attributes that a call declares. */
function namesIn(node: Syntax, { text }: RubySource): readonly Attribute[] {
  const method = node.type === "call" ? childOf(node, "method") : undefined;
  const kind = method === undefined ? "" : text.slice(method.start, method.end);
  if (!declares.test(kind)) return [];
  const given = childOf(node, "arguments")?.children ?? [];
  return given.flatMap(({ type, start, end }) =>
    type === "simple_symbol" ? [{ start, end, name: text.slice(start + 1, end), kind }] : [],
  );
}

function defaultIn(node: Syntax, source: RubySource): Expression | undefined {
  const given = childOf(node, "arguments")?.children ?? [];
  const pair = given.find((each) => shownIn(childOf(each, "key"), source.text) === "default");
  const value = pair && childOf(pair, "value");
  if (value !== undefined) return readExpression(value, source);
  const block = childOf(node, "block");
  if (block === undefined) return undefined;
  const at = spanOf(block);
  const callee = readExpression(block, source);
  return { kind: "call", ...at, callee, args: [], isNew: false, inside: at };
}

function shownIn(node: Syntax | undefined, text: string): string | undefined {
  return node && text.slice(node.start, node.end).replace(/^:|:$/g, "");
}

function variableOf(name: string): string {
  return `@@${name}`;
}

/**
 * Readers: the class reads its variable, objects ask the class. `isOfEach`: unless they have set a value of their own.
 */
function readers({ name, start, end }: Attribute, isOfEach: boolean): readonly FunctionCode[] {
  const at = { start, end };
  const self: Expression = { kind: "name", ...at, name: "this" };
  const member = (object: Expression, of: string): Expression => ({
    ...{ kind: "member", ...at, object, name: of, nameSpan: at },
  });
  const call = (callee: Expression): Expression => ({
    ...{ kind: "call", ...at, callee, args: [], isNew: false, inside: at },
  });
  const giving = (value: Expression): FunctionCode => ({
    ...{ ...at, name, parameters: [] },
    body: [{ kind: "leave", ...at, value, returns: true }],
  });
  const ofClass = call(member(call(member(self, "class")), name));
  const own = member(self, `@${name}`);
  return [
    { ...giving(member(self, variableOf(name))), isStatic: true },
    giving(
      isOfEach
        ? { kind: "logical", ...at, operator: "nullish", left: own, right: ofClass }
        : ofClass,
    ),
  ];
}
