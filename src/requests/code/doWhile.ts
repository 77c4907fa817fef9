import type { Statement } from "./program.ts";
import { spanOf } from "./reading.ts";
import type { Syntax } from "./syntaxTree.ts";

/** A loop that tests behind each turn. `conditions`: where they are plainly false, there is only the first turn. */
export function doWhile(
  body: readonly Statement[],
  node: Syntax,
  conditions: readonly Syntax[],
  text: string,
): Statement {
  const at = spanOf(node);
  const first: Statement = {
    ...{ kind: "branches", ...at, branches: [body], isComplete: true, takesBreaks: true },
  };
  const isFalse = conditions.some((each) =>
    /^[(\s]*(?:false|0)[)\s;]*$/i.test(text.slice(each.start, each.end)),
  );
  return isFalse ? first : { kind: "block", ...at, body: [first, { kind: "loop", ...at, body }] };
}
