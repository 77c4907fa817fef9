import assert from "node:assert/strict";
import type { DeclaredInput } from "../../../src/diagnosis/connectorContext.ts";
import type { RuleContext } from "../../../src/diagnosis/finding.ts";
import type { Change } from "../../../src/requests/change.ts";
import { type Described, laidOut } from "./laidOut.ts";

/** What a request is after changes: what `editsOf` has to bring about in every form of text. */
export function changed(described: Described, changes: readonly Change[]): Described {
  const removals = changes
    .filter((change) => change.kind === "removeHeader")
    .toSorted((a, b) => b.header.nameSpan.start - a.header.nameSpan.start);
  const insertions = changes
    .filter((change) => change.kind === "insertInHeader")
    .toSorted((a, b) => b.at - a.at);
  const others = changes.filter(({ kind }) => kind !== "removeHeader" && kind !== "insertInHeader");
  // From the last to the first: the places of the others stay what they are.
  return [...others, ...insertions, ...removals].reduce(changedOnce(described), described);
}

/** Headers are named by their place in the request that was judged. */
function changedOnce(judged: Described) {
  const { request } = laidOut(judged);
  return (described: Described, change: Change): Described => {
    const headers = [...(described.headers ?? [])];
    switch (change.kind) {
      case "setHeader": {
        const line = `${change.name}: ${change.value}`;
        const at = headers.findLastIndex(
          (header) =>
            !header.startsWith("+") && nameOf(header).toLowerCase() === change.name.toLowerCase(),
        );
        if (at < 0) headers.push(line);
        else headers[at] = `${nameOf(headers[at] ?? "")}: ${change.value}`;
        return { ...described, headers };
      }
      case "renameHeader":
      case "removeHeader": {
        const at = placeOf(request.headers, change.header.nameSpan.start);
        const value = /:.*$/s.exec(headers[at] ?? "")?.[0] ?? "";
        headers.splice(
          at,
          1,
          ...(change.kind === "renameHeader" ? [`${change.name}${value}`] : []),
        );
        return { ...described, headers };
      }
      case "insertInHeader": {
        const at = placeOf(request.headers, change.header.nameSpan.start);
        const [name = "", value = ""] = /^([^:]*: ?)(.*)$/s.exec(headers[at] ?? "")?.slice(1) ?? [];
        headers[at] = `${name}${value.slice(0, change.at)}${change.text}${value.slice(change.at)}`;
        return { ...described, headers };
      }
      case "attachHeaders":
        return {
          ...described,
          headers: [
            ...headers,
            ...change.detached.headers.map(
              ({ name, value }) => `${name}: ${value.kind === "known" ? value.text : value.source}`,
            ),
          ],
        };
      case "replaceInUrl": {
        const url = described.url ?? "https://api.intercom.io/me";
        assert.ok(url.includes(change.from), `${change.from} is not in ${url}`);
        return { ...described, url: url.replace(change.from, () => change.to) };
      }
      // What a connector declares stands beside its request: see `changedContext`.
      case "setInput":
      case "removeInput":
        return described;
    }
  };
}

/** What rules know after changes: a connector's inputs are part of that. */
export function changedContext(context: RuleContext, changes: readonly Change[]): RuleContext {
  const { connector } = context;
  if (connector?.inputs === undefined) return context;
  let inputs = connector.inputs;
  for (const change of changes) {
    if (change.kind !== "setInput" && change.kind !== "removeInput") continue;
    inputs = inputs.filter(({ name }) => name !== change.name);
    if (change.kind === "setInput") inputs = [...inputs, input(change.name, change.description)];
  }
  return { ...context, connector: { ...connector, inputs } };
}

/** An input as a rule sees it, at no place of its own. */
export function input(name: string, description?: string): DeclaredInput {
  return { name, description, span: { start: 0, end: 0 } };
}

function nameOf(line: string): string {
  return line.replace(/^[-+]/, "").replace(/:.*$/s, "");
}

function placeOf(
  headers: readonly { readonly nameSpan: { readonly start: number } }[],
  start: number,
): number {
  const at = headers.findIndex(({ nameSpan }) => nameSpan.start === start);
  assert.notEqual(at, -1, "the change names a header of another request");
  return at;
}
