import type { Expression, Statement } from "../../program.ts";
import { other } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { setsArgument } from "../outParameters.ts";
import type { PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { targetsIn, variablesOf } from "./targets.ts";
import { doubtAllName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** The effects of `foreach` after the loop: its variables are unknown, and items that it set are doubtful. */
export function behindForeach(
  node: Syntax,
  of: {
    readonly iterated: Syntax | undefined;
    readonly targets: readonly Syntax[];
    readonly isShared: boolean;
  },
  source: PhpSource,
): readonly Statement[] {
  const { text } = source;
  const place = { start: node.end, end: node.end };
  const shown = ({ start, end }: Syntax): string => text.slice(start, end);
  const own = new Set(of.targets.flatMap((target) => variablesUnder(target)).map(shown));
  const bodies = childrenOf(node, "body");
  const forgotten = [...own].map((name): Expression => {
    const target = { kind: "variable", ...place, name } as const;
    return { kind: "assign", ...place, target, value: other(place, []) };
  });
  const item = of.targets.at(-1);
  const name = item && shown(item.type === "by_ref" ? (item.children[0] ?? item) : item);
  const isSet = of.isShared && bodies.some((body) => setsVariable(body, name ?? "", source));
  const items = isSet
    ? [calledFor(doubtAllName, place, [readExpression(of.iterated, source)])]
    : [];
  return [...items, ...forgotten].map((value): Statement => ({ kind: "do", ...place, value }));
}

function variablesUnder(node: Syntax): readonly Syntax[] {
  return node.type === "variable_name" ? [node] : node.children.flatMap(variablesUnder);
}

/** Whether a node assigns to a variable, or passes it to a function that may. */
function setsVariable(node: Syntax, name: string, { text, changing }: PhpSource): boolean {
  return (
    targetsIn([node])
      .flatMap(variablesOf)
      .some(({ start, end }) => text.slice(start, end) === name) ||
    callsIn(node).some((call) => {
      const called = childOf(call, "function") ?? childOf(call, "name");
      const named = called && text.slice(called.start, called.end);
      const args = childOf(call, "arguments")?.children ?? [];
      return args.some(
        ({ start, end }, place) =>
          text.slice(start, end) === name &&
          named !== undefined &&
          (changing.has(named) || setsArgument(named, place)),
      );
    })
  );
}

function callsIn(node: Syntax): readonly Syntax[] {
  const inner = node.children.flatMap(callsIn);
  return /call_expression$/.test(node.type) ? [node, ...inner] : inner;
}
