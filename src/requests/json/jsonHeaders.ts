import type { Node } from "jsonc-parser";
import type { Header, ListElement, Value } from "../httpRequest.ts";
import type { HeaderItem, HeaderSlot } from "../headerSlot.ts";
import { isScalar, propertyOf, spanOfNode, writtenOfNode } from "./jsonText.ts";
import { isKnownHeader, tells } from "../knownHeaders.ts";
import { lineEndOf } from "../places/textLines.ts";
import { known, spanOf, type Written } from "../places/written.ts";

/** The headers in a JSON array of name-value rows, or in an object. */
export interface JsonHeaders {
  readonly headers: readonly Header[];
  readonly slot: HeaderSlot;
}

/** Turns the written text of a value into the value. */
export type ReadValue = (written: Written) => Value;

export const isNameKey = (key: string): boolean =>
  /^(?:name|key|header(?:[ _]?name)?|field)$/i.test(key);
export const isValueKey = (key: string): boolean => /^(?:header[ _]?)?value$/i.test(key);

/** Whether a JSON value looks like a list of headers. */
export function looksLikeHeaders(node: Node): boolean {
  const children = node.children ?? [];
  const names =
    node.type === "array"
      ? children.map((child) => String(propertyOf(child, isNameKey)?.value.value ?? ""))
      : children
          .filter((property) => property.children?.[1] && isScalar(property.children[1]))
          .map((property) => String(property.children?.[0]?.value));
  const isList =
    node.type === "object" ||
    children.every((child) => propertyOf(child, isValueKey) !== undefined);
  return isList && names.some(tells) && names.every((name) => name === "" || name.length < 100);
}

/** Whether a JSON value may be a list of headers, given that its property is named like one. */
export function canBeHeaders(node: Node): boolean {
  const children = node.children ?? [];
  if (node.type === "array") {
    return children.every((child) => propertyOf(child, isNameKey) !== undefined);
  }
  const names = children.map((property) => String(property.children?.[0]?.value));
  return node.type === "object" && (names.length === 0 || names.some(isKnownHeader));
}

/**
 * Whether a row, node or request is disabled, by the properties that Postman, Insomnia, Hoppscotch and others use.
 */
export function isSwitchedOff(node: Node): boolean {
  const isOff = propertyOf(node, (key) => /^(?:is_?)?disabled$/i.test(key))?.value.value === true;
  return (
    isOff || propertyOf(node, (key) => /^(?:enabled|active)$/i.test(key))?.value.value === false
  );
}

/** Reads a list of headers; rows that are disabled are not sent. */
export function readJsonHeaders(
  text: string,
  list: Node,
  read: ReadValue,
  nameKey: "name" | "key",
): JsonHeaders {
  const children = list.children ?? [];
  const headers = children.flatMap((child, index): Header[] => {
    if (isSwitchedOff(child)) return [];
    const [previous, next] = [children[index - 1], children[index + 1]];
    const { start, end } = spanOfNode(child);
    const element: ListElement = {
      start,
      end,
      isFirst: previous === undefined,
      ...(next === undefined ? {} : { next: next.offset }),
    };
    const span =
      previous === undefined
        ? { start, end: next?.offset ?? end }
        : { start: spanOfNode(previous).end, end };
    const parts = list.type === "array" ? ofRow(text, child, read) : ofProperty(text, child, read);
    return parts === undefined ? [] : [{ ...parts, span, element }];
  });
  return { headers, slot: slotOf(text, list, nameKey) };
}

type Parts = Omit<Header, "span">;

function ofRow(text: string, row: Node, read: ReadValue): Parts | undefined {
  const name = propertyOf(row, isNameKey);
  if (name === undefined) return undefined;
  const value = propertyOf(row, isValueKey)?.value;
  if (value !== undefined) return ofNodes(text, name.value, value, read);
  const { end } = spanOfNode(name.value);
  const runs = [{ at: 0, length: 0, span: { start: end, end }, quote: "none" }] as const;
  const header = ofNodes(text, name.value, name.value, read);
  return header && { ...header, value: known({ text: "", runs }), lead: ', "value": ' };
}

function ofProperty(text: string, property: Node, read: ReadValue): Parts | undefined {
  const [key, value] = property.children ?? [];
  return key && value && ofNodes(text, key, value, read);
}

function ofNodes(text: string, name: Node, value: Node, read: ReadValue): Parts | undefined {
  const [one, another] = value.type === "array" ? (value.children ?? []) : [value];
  if (name.type !== "string" || one === undefined || !isScalar(one)) return undefined;
  const written = writtenOfNode(text, name);
  // In YAML the value may be missing after the colon.
  const lead = value.length === 0 ? { lead: " " } : {};
  return {
    name: written.text,
    nameSpan: spanOf(written),
    nameRuns: written.runs,
    value:
      another === undefined
        ? read(writtenOfNode(text, one))
        : { ...several, span: spanOfNode(value) },
    ...lead,
  };
}

/** Several values under one name: which one counts is not known. */
const several = { kind: "unknown", source: "" } as const;

function slotOf(text: string, list: Node, nameKey: string): HeaderSlot {
  const last = list.children?.at(-1);
  if (last === undefined) {
    const item = list.type === "array" ? inlineItem(nameKey) : propertyItem;
    return { offset: list.offset + 1, before: "", separator: ", ", after: "", item };
  }
  const { start, end } = spanOfNode(last);
  const indent = indentAt(text, start);
  const before = indent === undefined ? ", " : `,${lineEndOf(text)}${indent}`;
  const item =
    list.type === "array"
      ? itemLike(text, last, indent, nameKey)
      : last.children?.[1]?.type === "array"
        ? listItem
        : propertyItem;
  return { offset: end, before, after: "", item };
}

const propertyItem: HeaderItem = { open: "", between: ": ", close: "" };

/** For objects in which each name has a list of values. */
const listItem: HeaderItem = { open: "", between: ": [", close: "]" };

export function inlineItem(nameKey: string): HeaderItem {
  return { open: `{ "${nameKey}": `, between: ', "value": ', close: " }" };
}

/** A row with the same keys and line breaks as another one. */
function itemLike(
  text: string,
  row: Node,
  indent: string | undefined,
  nameKey: string,
): HeaderItem {
  const [name, value] = [propertyOf(row, isNameKey), propertyOf(row, isValueKey)];
  const [nameText, valueText] = [
    JSON.stringify(name?.key.value ?? nameKey),
    JSON.stringify(value?.key.value ?? "value"),
  ];
  const valueFirst = (value?.key.offset ?? Infinity) < (name?.key.offset ?? 0);
  const [first, second] = valueFirst ? [valueText, nameText] : [nameText, valueText];
  const inner = name && indentAt(text, (valueFirst ? (value ?? name) : name).key.offset);
  if (inner === undefined || indent === undefined) {
    return { open: `{ ${first}: `, between: `, ${second}: `, close: " }", valueFirst };
  }
  const line = lineEndOf(text);
  return {
    open: `{${line}${inner}${first}: `,
    between: `,${line}${inner}${second}: `,
    close: `${line}${indent}}`,
    valueFirst,
  };
}

/** The indentation of a place; undefined if something else is before it on the line. */
export function indentAt(text: string, at: number): string | undefined {
  return /\n([ \t]{0,200})$/.exec(text.slice(Math.max(0, at - 201), at))?.[1];
}
