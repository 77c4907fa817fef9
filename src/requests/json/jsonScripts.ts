import type { Node } from "jsonc-parser";
import { findCommands } from "../curl/findCommands.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { isScalar, writtenOfNode } from "./jsonText.ts";
import { requestsInString } from "../places/requestsInString.ts";

/** Names of properties whose value, or whose members, a shell runs. */
const isScript = (name: string): boolean =>
  /^(?:scripts?|commands?|cmd|run|shell|(?:post|pre)\w*Command|on\w+Command)$/i.test(name);

/** The commands in the scripts of a JSON file such as `package.json` or `tasks.json`. */
export function jsonScripts(text: string, tree: Node): HttpRequest[] {
  return /\b(?:curl|wget|https?|xhs?) /.test(text) ? [...scriptsIn(text, tree, false)] : [];
}

function* scriptsIn(text: string, node: Node, isRun: boolean): Generator<HttpRequest> {
  if (isScalar(node)) {
    if (!isRun || node.type !== "string") return;
    yield* requestsInString(writtenOfNode(text, node), { kind: "json" }, readScript);
    return;
  }
  for (const child of node.children ?? []) {
    const [key, value] = child.children ?? [];
    if (child.type !== "property") yield* scriptsIn(text, child, isRun);
    else if (value !== undefined) {
      yield* scriptsIn(text, value, isRun || isScript(String(key?.value)));
    }
  }
}

function readScript(script: string): readonly HttpRequest[] {
  return findCommands(script, "posix");
}
