import { readWordsIn } from "../../../shell/commandLine.ts";
import type { ShellWord } from "../../../shell/shellWord.ts";
import type { Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { anything, native } from "../natives.ts";
import { readWord } from "./readWord.ts";
import type { ShellSource } from "../shellSource.ts";

/** The condition of `[ … ]`, `[[ … ]]` or `test …`; undefined for other commands. */
export function readTest(node: Syntax, source: ShellSource): Expression | undefined {
  if (node.type === "negated_command") {
    const [inner] = node.children.filter(({ type }) => type !== "!");
    const test = inner && readTest(inner, source);
    return test && { kind: "not", ...spanOf(node), value: test };
  }
  const { start, end } = node;
  const written = source.text.slice(start, end);
  const opening = node.type === "test_command" ? /^\[\[?|^\(\(/.exec(written)?.[0] : undefined;
  if (opening === undefined || opening === "((") {
    return node.type === "test_command" || node.type === "compound_statement"
      ? opening && anything(node)
      : undefined;
  }
  const inside = { start: start + opening.length, end: end - opening.length };
  return tested(readWordsIn(source.reading, inside), node, source);
}

function tested(words: readonly ShellWord[], node: Syntax, source: ShellSource): Expression {
  const at = spanOf(node);
  const [first, second, third] = words;
  const shown = words.map(({ span }) => source.text.slice(span.start, span.end));
  // `&&` binds closer than `||`; what is in parentheses is more than is taken apart here.
  const joint = ["||", "&&"].find((sign) => shown.includes(sign));
  if (joint !== undefined && shown.some((word) => /^[()]|\)$/.test(word))) return anything(node);
  if (joint !== undefined) {
    const middle = shown.lastIndexOf(joint);
    return {
      ...{ kind: "logical", ...at, operator: joint === "||" ? "or" : "and" },
      left: tested(words.slice(0, middle), node, source),
      right: tested(words.slice(middle + 1), node, source),
    };
  }
  if (shown[0] === "!" && words.length > 1) {
    return { kind: "not", ...at, value: tested(words.slice(1), node, source) };
  }
  if (words.length === 1 && first !== undefined) {
    return native("$isSet", at, [readWord(first, source)]);
  }
  if (words.length === 2 && second !== undefined && /^-[nz]$/.test(shown[0] ?? "")) {
    const isSet = native("$isSet", at, [readWord(second, source)]);
    return shown[0] === "-n" ? isSet : { kind: "not", ...at, value: isSet };
  }
  const isSame = /^(?:==?|!=)$/.test(shown[1] ?? "");
  if (words.length === 3 && isSame && first !== undefined && third !== undefined) {
    const isPattern = third.runs.some(
      ({ quote, at: from, length }) =>
        quote === "none" && /[*?[\]()|]/.test(third.text.slice(from, from + length)),
    );
    if (!isPattern) {
      const left = readWord(first, source);
      const same = { kind: "same", ...at, left, right: readWord(third, source) } as const;
      return shown[1] === "!=" ? { kind: "not", ...at, value: same } : same;
    }
  }
  return { kind: "other", ...at, parts: words.map((word) => readWord(word, source)) };
}
