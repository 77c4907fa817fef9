import type { FunctionCode } from "../declarations.ts";
import type { Expression } from "../program.ts";
import { spanOf } from "../reading.ts";
import type { Syntax } from "../syntaxTree.ts";
import { appState, clickContext } from "./signs.ts";

/** What Starlette, FastAPI and Flask keep for all that they call. */
const kept = /^(?:\w+\.)*(?:current_app|app|application)\.(?:state|extensions)$/;

/** Where an application keeps what all of its parts use; undefined where a node is anything else. */
export function readStore(node: Syntax, text: string): Expression | undefined {
  return kept.test(text.slice(node.start, node.end))
    ? { kind: "name", ...spanOf(node), name: appState }
    : undefined;
}

/** The same in an application of aiohttp, which is a dictionary itself. */
export function readApplication(node: Syntax | undefined, text: string): Expression | undefined {
  if (node === undefined || !/\baiohttp\b/.test(text)) return undefined;
  return /^(?:\w+\.)*app$/.test(text.slice(node.start, node.end))
    ? { kind: "name", ...spanOf(node), name: appState }
    : undefined;
}

/** What a parameter is given that is declared with this type: the context of click or Typer. */
export function contextOf(type: Syntax | undefined, text: string): Expression | undefined {
  if (type === undefined || !/\b(?:click|typer)\b/.test(text)) return undefined;
  return /^(?:(?:click|typer)\.)?Context$/.test(text.slice(type.start, type.end))
    ? { kind: "name", ...spanOf(type), name: clickContext }
    : undefined;
}

/** A command whose first parameter is click's context, or what that holds, as its decorators say. */
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
