import type { Expression, Statement } from "../../program.ts";
import type { FunctionCode } from "../../declarations.ts";
import { callLike, nameOf, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { nestHttpModule } from "../names.ts";
import { readExpression } from "./readExpression.ts";

/** The expressions in `@Module({ imports: … })`, which run when the class is declared. */
export function readModules(nodes: readonly Syntax[], text: string): readonly Statement[] {
  return nodes
    .filter(({ type, start, end }) => {
      return type === "decorator" && /^@\s{0,9}Module\s{0,9}\(/.test(text.slice(start, end));
    })
    .map((node) => ({
      kind: "do",
      ...spanOf(node),
      value: readExpression(node.children[0], text),
    }));
}

/** For a class that `implements HttpModuleOptionsFactory`: passes its options to `HttpModule.register`. */
export function readOptionsFactory(
  heritage: Syntax | undefined,
  members: readonly Syntax[],
  text: string,
): readonly FunctionCode[] {
  const written = heritage === undefined ? "" : text.slice(heritage.start, heritage.end);
  if (!/\bHttpModuleOptionsFactory\b/.test(written)) return [];
  const maker = members.find((member) => {
    const name = childOf(member, "name");
    return name !== undefined && text.slice(name.start, name.end) === "createHttpOptions";
  });
  if (maker === undefined) return [];
  const at = spanOf(maker);
  const made = callLike(member(nameOf("this", maker), "createHttpOptions"), maker, []);
  const value = callLike(member(nameOf(nestHttpModule, maker), "register"), maker, [
    { ...at, value: made },
  ]);
  const body = [{ kind: "do", ...at, value }] as const;
  return [{ ...at, name: "<options>", parameters: [], body }];
}

function member(object: Expression, name: string): Expression {
  const { start, end } = object;
  return { kind: "member", start, end, object, name, nameSpan: { start, end } };
}
