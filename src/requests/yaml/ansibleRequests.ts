import type { Node } from "jsonc-parser";
import type { Header, HttpRequest } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";
import { tableRequest } from "../tables/headerTable.ts";
import { jsonBody } from "../json/jsonBody.ts";
import { type JsonHeaders, indentAt, readJsonHeaders } from "../json/jsonHeaders.ts";
import { type Fill, methodOf, textOfBody } from "../json/jsonRequestParts.ts";
import { isScalar, propertyOf, spanOfNode, writtenOfNode } from "../json/jsonText.ts";
import { isRefusal } from "../refusals/refusalStatuses.ts";
import { lineEndOf } from "../places/textLines.ts";
import { urlValue } from "../urlValue.ts";
import { ifSame, resolverOf, withUnknown, withVariables } from "../variables.ts";
import { valueOf, type Written } from "../places/written.ts";
import { yamlTree } from "./yamlTree.ts";

const taskName = /^(?:ansible\.builtin\.)?uri$/;
const mayHaveTasks = /^[ \t-]*(?:ansible\.builtin\.)?uri:[ \t]*(?:[{&#]|\r?$)/m;

/** The requests of an Ansible playbook or task list: tasks of the module `uri`. */
export function ansibleRequests(text: string): HttpRequest[] {
  const tree = mayHaveTasks.test(text) ? yamlTree(text) : undefined;
  if (tree === undefined) return [];
  const resolve = resolverOf(variablesIn(text, tree));
  const fill: Fill = (written) => withUnknown(withVariables(written, resolve), /\{%[^]*?%\}/g);
  // They may set headers for all tasks.
  const isOpen = text.includes("module_defaults");
  return [...tasksIn(tree)].flatMap((task) => requestOf(text, task, fill, isOpen) ?? []);
}

function* tasksIn(node: Node): Generator<Node> {
  for (const child of node.children ?? []) {
    const [key, value] = child.type === "property" ? (child.children ?? []) : [];
    const isTask = taskName.test(String(key?.value)) && value?.type === "object";
    if (isTask) yield value;
    else yield* tasksIn(child);
  }
}

/** The variables in `vars`, where all definitions agree. */
function variablesIn(text: string, node: Node): Map<string, Written> {
  const found = new Map<string, Written | undefined>();
  const look = (each: Node): void => {
    const [key, value] = each.type === "property" ? (each.children ?? []) : [];
    if (key?.value === "vars") {
      for (const { children: [name, said] = [] } of value?.children ?? []) {
        if (name === undefined || said === undefined || !isScalar(said)) continue;
        const [variable, meant] = [String(name.value), writtenOfNode(text, said)];
        found.set(variable, found.has(variable) ? ifSame(found.get(variable), meant) : meant);
      }
    }
    for (const child of each.children ?? []) look(child);
  };
  look(node);
  return new Map(
    [...found].flatMap(([name, meant]) => (meant === undefined ? [] : [[name, meant]])),
  );
}

function requestOf(text: string, task: Node, fill: Fill, isOpen: boolean): HttpRequest | undefined {
  const named = (name: string): Node | undefined => propertyOf(task, (key) => key === name)?.value;
  const [url, list, body] = [named("url"), named("headers"), named("body")];
  if (url?.type !== "string") return undefined;
  const isMerged = [task, list].some((node) => propertyOf(node, (key) => key === "<<"));
  const told: JsonHeaders | undefined =
    list?.type === "object"
      ? readJsonHeaders(text, list, (written) => valueOf(fill(written)), "name")
      : undefined;
  const own = told?.headers ?? [];
  return {
    ...tableRequest("json", [...own, ...typeOf(named("body_format"), own)], spanOfNode(task), {
      ...nowhere,
    }),
    client: "ansible",
    method: methodOf(text, task),
    url: urlValue(fill(writtenOfNode(text, url))),
    headersComplete: !isOpen && !isMerged && (list === undefined || isTold(told)),
    authorizationElsewhere: named("url_username") !== undefined || named("user") !== undefined,
    body: body && spanOfNode(body),
    ...jsonBody(body?.type === "string" ? textOfBody(text, body) : undefined),
    ...(isRefused(named("status_code")) ? { refusalExpected: true } : {}),
    headerSlot: told !== undefined && isInline(text, list) ? told.slot : slotOf(text, task, list),
  };
}

/** Whether all header names are literal; templates may be names, too. */
function isTold(told: JsonHeaders | undefined): boolean {
  return told !== undefined && !told.headers.some(({ name }) => /\{[{%]/.test(name));
}

/** Whether the task expects a refusal: `status_code: [401, 403]`. */
function isRefused(wanted: Node | undefined): boolean {
  const items = wanted?.type === "array" ? (wanted.children ?? []) : [wanted];
  return items.length > 0 && items.every((each) => isRefusal(String(each?.value)));
}

const nowhere: HeaderSlot = { offset: 0, before: "", after: "" };

/** The Content-Type that the module adds for a body format. */
function typeOf(format: Node | undefined, headers: readonly Header[]): readonly Header[] {
  const isTyped = headers.some(({ name }) => name.toLowerCase() === "content-type");
  if (format?.value !== "json" || isTyped) return [];
  const span = spanOfNode(format);
  const value = { kind: "known", text: "application/json", span } as const;
  return [{ name: "Content-Type", nameSpan: span, value, implied: true, span }];
}

/** The place for one more header, or for `headers` next to the URL, on lines of their own. */
function slotOf(text: string, task: Node, list: Node | undefined): HeaderSlot | undefined {
  const before =
    list === undefined ? propertyOf(task, (key) => key === "url")?.property : list.children?.at(-1);
  const indent = before && indentAt(text, before.offset);
  if (before === undefined || indent === undefined || isInline(text, task)) return undefined;
  const item = { open: "", between: ": ", close: "" };
  const line = `${lineEndOf(text)}${indent}`;
  const offset = spanOfNode(before).end;
  return list === undefined
    ? { offset, before: `${line}headers:${line}  `, separator: `${line}  `, after: "", item }
    : { offset, before: line, after: "", item };
}

/** Whether it is written in JSON style, with braces. */
function isInline(text: string, node: Node | undefined): boolean {
  return node !== undefined && text.charAt(node.offset) === "{";
}
