import ts from "typescript";

/** What a TypeScript file declares, by name: the names that a test holds against something else. */
export interface Declarations {
  /** The property names of an interface, with the literals that each property's type is a union of. */
  readonly interfaces: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** The literals that a type alias is a union of. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** Reads declarations off a source text; types alone have nothing that could be imported. */
export function declarationsOf(source: string): Declarations {
  const file = ts.createSourceFile("declared.ts", source, ts.ScriptTarget.Latest);
  const interfaces = file.statements
    .filter(ts.isInterfaceDeclaration)
    .map(({ name, members }) => [name.text, propertiesOf(members)] as const);
  const aliases = file.statements
    .filter(ts.isTypeAliasDeclaration)
    .map(({ name, type }) => [name.text, literalsOf(type)] as const);
  return { interfaces: new Map(interfaces), aliases: new Map(aliases) };
}

function propertiesOf(members: readonly ts.TypeElement[]): Map<string, readonly string[]> {
  return new Map(
    members
      .filter(ts.isPropertySignature)
      .map(({ name, type }) => [nameOf(name), type === undefined ? [] : literalsOf(type)]),
  );
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}

function literalsOf(type: ts.TypeNode): string[] {
  const types = ts.isUnionTypeNode(type) ? [...type.types] : [type];
  return types
    .filter(ts.isLiteralTypeNode)
    .map(({ literal }) => literal)
    .filter(ts.isStringLiteral)
    .map(({ text }) => text);
}
