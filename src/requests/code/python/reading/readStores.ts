import type { FunctionCode } from "../../declarations.ts";
import type { Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { appState, clickContext } from "../signs.ts";

/** Application-wide stores of Starlette, FastAPI and Flask. */
const kept = /^(?:\w+\.)*(?:current_app|app|application)\.(?:state|extensions)$/;

/** The store that a node names; undefined for other nodes. */
export function readStore(node: Syntax, text: string): Expression | undefined {
  return kept.test(text.slice(node.start, node.end))
    ? { kind: "name", ...spanOf(node), name: appState }
    : undefined;
}

/** The same for an aiohttp application, which is itself a dictionary. */
export function readApplication(node: Syntax | undefined, text: string): Expression | undefined {
  if (node === undefined || !/^(?:\w+\.)*app$/.test(text.slice(node.start, node.end)))
    return undefined;
  return /\baiohttp\b/.test(text) ? { kind: "name", ...spanOf(node), name: appState } : undefined;
}

/** The context that a parameter of this type gets from click or Typer. */
export function contextOf(type: Syntax | undefined, text: string): Expression | undefined {
  const written = /^(?:(?:click|typer)\.)?Context$/;
  if (type === undefined || !written.test(text.slice(type.start, type.end))) return undefined;
  return /\b(?:click|typer)\b/.test(text)
    ? { kind: "name", ...spanOf(type), name: clickContext }
    : undefined;
}

/** A command whose decorators pass click's context, or its object, as first parameter. */
export function withContext(
  code: FunctionCode,
  decorators: readonly string[],
  text: string,
): FunctionCode {
  const [first, ...others] = code.parameters;
  const kind = decorators.map((each) => givenBy(each, text)).find((each) => each !== undefined);
  if (first === undefined || kind === undefined) return code;
  const at = spanOf(first.pattern);
  const context: Expression = { kind: "name", ...at, name: clickContext };
  const object: Expression = { kind: "member", ...at, object: context, name: "obj", nameSpan: at };
  const given = kind === "context" ? context : object;
  return { ...code, parameters: [{ ...first, given }, ...others] };
}

function givenBy(decorator: string, text: string): "context" | "object" | undefined {
  const [, known] = /^(?:click\.)?pass_(context|obj)$/.exec(decorator) ?? [];
  if (known !== undefined) return known === "context" ? "context" : "object";
  if (!/^\w+$/.test(decorator) || !text.includes("make_pass_decorator")) return undefined;
  const made = new RegExp(`^${decorator}\\s*=\\s*(?:click\\.)?make_pass_decorator\\(`, "m");
  return made.test(text) ? "object" : undefined;
}
