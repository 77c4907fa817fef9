import type { Expression, Statement } from "../../program.ts";
import { nameOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { readAssignment, readDeclaration, readUnset } from "./readAssignment.ts";
import { readBranch, readCase, readIf } from "./readBranch.ts";
import { readCommand } from "./readCommand.ts";
import { readFor, readForever, readWhile } from "./readLoop.ts";
import { functionName, native } from "../natives.ts";
import { readInput, readText } from "./readInput.ts";
import { localsIn } from "../namesSet.ts";
import { apart, forked, restoring } from "./readSubstitution.ts";
import { replacingIn } from "./replacing.ts";
import { scriptAround, type ShellSource } from "../shellSource.ts";

/** Statements one after another. */
export function readStatements(
  nodes: readonly Syntax[],
  source: ShellSource,
): readonly Statement[] {
  noteReplacing(nodes, source);
  return nodes.flatMap((node) => {
    const read = readStatement(node, source);
    return isInBackground(node, source) ? forked(node, read) : read;
  });
}

function noteReplacing(nodes: readonly Syntax[], source: ShellSource): void {
  for (const start of replacingIn(nodes, source)) source.replacing.add(start);
}

function isInBackground({ end }: Syntax, { text }: ShellSource): boolean {
  return /^[ \t]{0,20}&(?![&>])/.test(text.slice(end, end + 22));
}

/** Reads one node as statements; `input`: its standard input, if known. */
export function readStatement(
  node: Syntax,
  source: ShellSource,
  input?: Expression,
): readonly Statement[] {
  const { children, start, end } = node;
  const piped = input === undefined ? source.piped.get(start) : undefined;
  if (piped !== undefined) {
    const read = readStatement(node, source, readText(piped, piped, source));
    return source.keepsLast ? read : forked(node, read);
  }
  switch (node.type) {
    case "command":
      return readCommand(node, source, input);
    case "variable_assignment":
      return readAssignment(node, source);
    case "declaration_command":
      return readDeclaration(node, source);
    case "unset_command":
      return readUnset(node, source);
    case "redirected_statement":
      return readRedirected(node, source, input);
    case "pipeline":
      return readPipeline(node, source, input);
    case "list":
      return readBranch(node, source, input);
    case "if_statement":
      return readIf(node, source);
    case "case_statement":
      return readCase(node, source);
    case "for_statement":
      return readFor(node, source);
    case "while_statement":
      return readWhile(node, source, input);
    case "c_style_for_statement":
      return readForever(node, source);
    case "function_definition": {
      const name = childOf(node, "name");
      const body = childOf(node, "body");
      if (name === undefined || body === undefined) return [];
      const at = { start, end };
      const code = {
        ...{ ...at, name: functionName(source.text.slice(name.start, name.end)) },
        parameters: [{ pattern: { kind: "variable", name: "@", ...at } }],
        body: bodyOf(node, readStatement(body, source), source),
      } as const;
      return [{ kind: "function", ...at, code }];
    }
    case "subshell":
      return forked(node, readStatements(children, source));
    case "program":
    case "compound_statement":
    case "negated_command":
    case "do_group":
    case "variable_assignments":
      noteReplacing(children, source);
      return children.flatMap((child, index) => {
        const isLast = index === children.length - 1;
        // An earlier command may have read some of the input.
        const isLeft = isLast && !/\bread\b/.test(source.text.slice(start, child.start));
        return readStatement(child, source, isLeft ? input : undefined);
      });
    default:
      return [];
  }
}

/** The body of a function; its local variables that callees see are restored at the end. */
function bodyOf(
  node: Syntax,
  body: readonly Statement[],
  source: ShellSource,
): readonly Statement[] {
  const names = [...localsIn(node, source.text)].filter((name) => source.shared.has(name));
  if (names.length === 0) return body;
  const at = { start: node.start, end: node.end };
  const parameter = { pattern: { kind: "variable", name: "@", ...at } } as const;
  const code = { ...at, name: undefined, parameters: [parameter], body } as const;
  const callee = { kind: "function", ...at, code } as const;
  const args = [{ ...at, value: nameOf("@", at) }];
  const call = { kind: "call", ...at, callee, args, isNew: false, inside: at } as const;
  return restoring(names, node, [{ kind: "do", ...at, value: call }], source);
}

function readRedirected(
  node: Syntax,
  source: ShellSource,
  input: Expression | undefined,
): readonly Statement[] {
  const body = childOf(node, "body");
  const redirects = childrenOf(node, "redirect");
  const given = readInput(redirects, source) ?? input;
  const inner = body === undefined ? [] : readStatement(body, source, given);
  const files = redirects
    .flatMap((redirect) => [redirect, ...redirect.children])
    .filter(
      ({ type, start }) =>
        type === "file_redirect" && /^1?(?:>|&>)/.test(source.text.slice(start, start + 2)),
    );
  const statements =
    files.length === 0
      ? inner
      : apart(node, inner, source, (output) =>
          files.flatMap((file) => writing(file, output, source)),
        );
  // After a here-document, the rest of a pipeline may follow.
  const behind = redirects.flatMap((redirect) => {
    const isPassedOn = body !== undefined && /^cat\b/.test(source.text.slice(body.start));
    return redirect.children
      .filter(({ type }) => type === "pipeline" || type === "list")
      .flatMap((next) => {
        const read = readStatement(next, source, isPassedOn ? given : undefined);
        return source.keepsLast ? read : forked(next, read);
      });
  });
  return behind.length === 0 ? statements : [...apart(node, statements, source), ...behind];
}

/** Records what is written to a file that only the script writes. */
function writing(file: Syntax, output: Expression, source: ShellSource): readonly Statement[] {
  const to = childOf(file, "destination");
  if (to === undefined) return [];
  const at = { start: file.start, end: file.end };
  const text = (of: string): Expression => ({
    ...{ kind: "text", ...at, written: { text: of, runs: [] } },
  });
  const shown = source.text.slice(to.start, to.end);
  const key = source.ownFile(shown);
  const isMore = source.text.slice(file.start, file.start + 4).includes(">>");
  const more = { kind: "constant", ...at, value: isMore } as const;
  const kept = key && native("$writeFile", at, [text(key), output, more]);
  const nested = scriptAround(file, source);
  const isQuoted = nested !== undefined && /["']/.test(source.text.charAt(nested.start - 1));
  const isFile = !isMore && !isQuoted && !/^["']?(?:\/dev\/|&)/.test(shown);
  const within = { kind: "constant", ...at, value: nested !== undefined } as const;
  const program = isFile ? native("$program", at, [text(shown), output, within]) : undefined;
  return [kept, program].flatMap((value) => (value ? [{ kind: "do", ...at, value }] : []));
}

/** A pipeline: each command reads the previous one's output. */
function readPipeline(
  node: Syntax,
  source: ShellSource,
  input: Expression | undefined,
): readonly Statement[] {
  const stages = node.children.filter(({ type }) => !/^\|&?$/.test(type));
  let given = input;
  return stages.flatMap((stage, index) => {
    const statements = readStatement(stage, source, given);
    const isLast = index === stages.length - 1;
    const own = isLast && source.keepsLast ? statements : forked(stage, statements);
    if (isLast) return own;
    const at = { start: stage.start, end: stage.end };
    const output = { kind: "variable", name: source.fresh(), ...at } as const;
    given = nameOf(output.name, at);
    return apart(stage, own, source, (value) => [
      { kind: "declare", ...at, target: output, value },
    ]);
  });
}
