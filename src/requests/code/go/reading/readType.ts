import type { Expression, Statement } from "../../program.ts";
import type { ClassCode } from "../../declarations.ts";
import { nameOf, other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { verbatim } from "../../../places/written.ts";
import { fieldsOf, sourceOf, typeName, type GoField, type GoFile } from "./goFile.ts";
import { readFunction } from "./readFunction.ts";
import { isFilledElsewhere, zeroOfField } from "./zeroFields.ts";

/** Each type with fields or methods as a class; a type declared in another file has its methods only. */
export function readTypes(root: Syntax, file: GoFile): readonly Statement[] {
  const methods = new Map<string, Syntax[]>();
  for (const node of root.children) {
    if (node.type !== "method_declaration") continue;
    const receiver = childOf(node, "receiver")?.children[0];
    const name = typeName(receiver && childOf(receiver, "type"), file);
    if (name !== undefined) methods.set(name, [...(methods.get(name) ?? []), node]);
  }
  const specs = new Map(
    file.specs.flatMap((spec) => {
      const name = childOf(spec, "name");
      return name === undefined ? [] : [[sourceOf(name, file), spec] as const];
    }),
  );
  const names = new Set([...specs.keys(), ...methods.keys()]);
  return [...names].flatMap((name): Statement[] => {
    const spec = specs.get(name);
    const own = methods.get(name) ?? [];
    const [at] = spec === undefined ? own : [spec];
    if (at === undefined) return [];
    const type = spec && childOf(spec, "type");
    if (type?.type !== "struct_type" && own.length === 0 && !names.has(typeName(type, file) ?? ""))
      return [];
    const code = {
      ...classOf(name, at, type, file),
      methods: own.map((m) => readFunction(m, file)),
    };
    return [{ kind: "class", ...spanOf(at), code }];
  });
}

function classOf(name: string, at: Syntax, type: Syntax | undefined, file: GoFile): ClassCode {
  const span = spanOf(at);
  const struct = type?.type === "struct_type" ? type : undefined;
  const fields = struct === undefined ? [] : fieldsOf(struct, file);
  const isOfFile = ({ type: of }: GoField): boolean => file.structs.has(typeName(of, file) ?? "");
  const all = fields.filter(({ isEmbedded }) => isEmbedded);
  // A mutex has no relevant members.
  const others = all.filter(({ name: of }) => !/^(?:RW)?Mutex$/.test(of));
  const ofFile = all.find(isOfFile);
  const embedded = (ofFile ?? others[0])?.type;
  const from = struct === undefined ? typeName(type, file) : typeName(embedded, file);
  const requests = others.filter((field) => typeName(field.type, file) === "http.Request");
  const isSeen = requests.length > 0 && requests.length === others.length;
  // The embedded type's fields and methods are inherited; so are those of a type from another package.
  const base: Expression | undefined =
    from !== undefined && file.structs.has(from)
      ? { kind: "name", ...span, name: from }
      : (embedded !== undefined && !isSeen) || struct === undefined
        ? other(span, [])
        : undefined;
  return {
    ...{ ...span, name, base, methods: [], constructorName: "" },
    embedded: requests.map(({ name: of }) => of),
    ...(ofFile === undefined ? {} : { part: { name: ofFile.name, isShared: ofFile.isPointer } }),
    fields: fields
      .filter(({ isEmbedded }) => !isEmbedded)
      .map((field) => {
        const declared = typeName(field.type, file);
        const zero = isFilledElsewhere(field, file) ? undefined : zeroOfField(field, file);
        return {
          ...{ name: field.name, value: defaultOf(field, file), isStatic: false },
          span: spanOf(field.at),
          ...(declared === undefined ? {} : { type: nameOf(declared, field.at) }),
          ...(zero === undefined ? {} : { zero }),
          ...inQuery(field, file),
        };
      }),
  };
}

/** The name that a field's tag gives it in a query, which `-` leaves out. */
function inQuery({ tag }: GoField, file: GoFile): Pick<ClassCode["fields"][number], "inQuery"> {
  const source = tag === undefined ? "" : sourceOf(tag, file);
  const [, name] = /\burl:"([^",\\]{1,100})[",]/.exec(source) ?? [];
  return name === undefined ? {} : { inQuery: name === "-" ? "" : name };
}

/** The default value in a field's tag. */
function defaultOf({ tag }: GoField, file: GoFile): Expression | undefined {
  if (tag === undefined) return undefined;
  const found = /\b(?:default|envDefault|env-default)\s?:\s?"([^"\\]+)"/d.exec(sourceOf(tag, file));
  const [from, to] = found?.indices?.[1] ?? [];
  if (from === undefined || to === undefined) return undefined;
  const at = { start: tag.start + from, end: tag.start + to };
  const right: Expression = { kind: "text", ...at, written: verbatim(file.text, at, "raw") };
  return { kind: "logical", ...at, operator: "or", left: other(at, []), right };
}
