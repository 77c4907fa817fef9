import type { KeptLazily, Lazily } from "../../consumedLate.ts";
import { type ChainSyntax, isChain, lazyChain } from "../../lazyChain.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";

/** Streams: their functions run at the end of the chain, where something is collected, found or done. */
export function streams(text: string): Lazily {
  const source = ({ start, end }: Syntax): string => text.slice(start, end);
  const syntax: ChainSyntax = {
    call(node) {
      const [object, name] = [childOf(node, "object"), childOf(node, "name")];
      if (node.type !== "method_invocation" || object === undefined || name === undefined)
        return undefined;
      return { object, method: source(name), args: childOf(node, "arguments")?.children ?? [] };
    },
    steps:
      /^(?:stream|parallelStream|map(?:ToObj|Multi)?|flatMap|filter|peek|sorted|distinct|limit|skip|boxed|parallel|sequential|unordered|(?:take|drop)While|onClose)$/,
    running: /^(?:map(?:ToObj|Multi)?|flatMap|filter|peek)$/,
    areLazy: (steps, of) =>
      steps.some((each) => /tream$/.test(each)) || /^(?:Int|Long|Double)?Stream\b/.test(source(of)),
    lasting: /^(?:lambda_expression|method_reference|\w+_literal)$/,
    path: /^(?:identifier|this|field_access)$/,
  };
  return {
    blocks: /^(?:block|constructor_body|program)$/,
    opens: /^(?:if|try)_statement$/,
    clauses: /_clause$/,
    unawaited({ type, children: [value] }) {
      const isDropped = type === "expression_statement" && value && isChain(value, syntax);
      return isDropped === true ? "never" : undefined;
    },
    keeps(statement): KeptLazily | undefined {
      if (statement.type !== "local_variable_declaration") return undefined;
      const [declarator, ...others] = childrenOf(statement, "declarator");
      const name = declarator && childOf(declarator, "name");
      const value = declarator && childOf(declarator, "value");
      if (others.length > 0 || name === undefined || value === undefined) return undefined;
      return lazyChain({ statement, name, value }, syntax, text);
    },
  };
}
