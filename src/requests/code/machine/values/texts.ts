import { current } from "./growing.ts";
import type { Quote } from "../../../httpRequest.ts";
import { type Written, write } from "../../../places/written.ts";
import type { Expression } from "../../program.ts";
import type { Run } from "../run.ts";
import {
  type Text,
  type Thing,
  type Value,
  hole,
  unknown,
  writtenOf,
  isNothing,
  isNil,
} from "./values.ts";

/** A value as a part of a text; what is not known becomes a placeholder named after the expression. */
export function asText(value: Value, at: Expression, run: Run): Text {
  const shown = value.kind === "native" ? run.library.member(value, "toString()", run) : undefined;
  const isHidden =
    (run.library.hidesNothing === true && isNothing(value)) || isYetToBeFilled(value);
  const written = isHidden ? undefined : writtenOf(shown ?? value, at);
  return written ?? { kind: "text", written: hole(run.source(at), at), others: [], isSure: true };
}

/** Whether it is an empty text that something may replace: `let url = ""; if (…) url = …`. */
function isYetToBeFilled(value: Value): boolean {
  return (
    value.kind === "text" && !value.isSure && value.written.text === "" && value.others.length === 0
  );
}

/** The name in a computed key, if that is known for sure. */
export function nameIn(key: Value): Written | undefined {
  if (key.kind === "constant" && typeof key.value === "number") {
    return { text: String(key.value), runs: [] };
  }
  if (key.kind !== "text" || !key.isSure || key.others.length > 0) return undefined;
  return key.written.runs.some(({ variable }) => variable) ? undefined : key.written;
}

export function compared(left: Value, right: Value): Value {
  // Languages differ in whether `null == undefined`.
  if (isNothing(left) && isNothing(right)) {
    const isSame =
      left.kind === "constant" && right.kind === "constant" && left.value === right.value;
    return isSame ? { kind: "constant", value: true } : unknown;
  }
  if (isNothing(left) ? isNil(right) : isNothing(right) && isNil(left)) {
    return { kind: "constant", value: true };
  }
  if ((isNothing(left) && isSomething(right)) || (isNothing(right) && isSomething(left))) {
    return { kind: "constant", value: false };
  }
  if (isMember(left) && isMember(right))
    return { kind: "constant", value: left.shape === right.shape };
  if ((isEmpty(left) && isFilled(right)) || (isEmpty(right) && isFilled(left)))
    return { kind: "constant", value: false };
  if ((isBlank(left) && hasItems(right) === true) || (isBlank(right) && hasItems(left) === true))
    return { kind: "constant", value: false };
  const [a, b] = [left, right].map((value) => {
    if (value.kind === "constant") return { is: value.value };
    if (value.kind !== "text" || nameIn(value) === undefined) return undefined;
    return { is: value.written.text };
  });
  return a === undefined || b === undefined ? unknown : { kind: "constant", value: a.is === b.is };
}

/** Whether it certainly is the empty text. */
function isBlank(value: Value): boolean {
  return value.kind === "text" && nameIn(value)?.text === "";
}

/** Whether a text or list contains something; undefined where that is not known. */
export function hasItems(of: Value): boolean | undefined {
  const value = current(of);
  if (isNil(value)) return false;
  if (value.kind === "text") return hasText(value);
  if (value.kind !== "list") return undefined;
  return isFilled(value) ? true : isEmpty(value) ? false : undefined;
}

function hasText({ written, others, isSure }: Text): boolean | undefined {
  if (!isSure || others.length > 0) return undefined;
  if (written.text === "") return false;
  return written.runs.some(({ variable, length }) => !variable && length > 0) ? true : undefined;
}

/** Whether it is an empty list or dictionary. */
function isEmpty(of: Value): boolean {
  const value = current(of);
  if (value.kind === "list") return value.isComplete && value.items.length === 0;
  if (value.kind !== "thing" || value.type !== undefined) return false;
  return !value.shape.value.isOpen && value.shape.value.entries.length === 0;
}

/** Whether it certainly contains something. */
function isFilled(value: Value): boolean {
  if (value.kind === "list") return value.items.length > 0;
  return value.kind === "thing" && value.shape.value.entries.some(({ isSure }) => isSure);
}

/** Whether it is one of the constants of its class (an enum member): equal only to itself. */
function isMember(value: Value): value is Thing {
  if (value.kind !== "thing") return false;
  let type: Value | undefined = value.type;
  while (type?.kind === "class") {
    const { entries } = type.statics.shape.value;
    const isHeld = entries.some(
      ({ value: held, isSure }) => isSure && held.kind === "thing" && held.shape === value.shape,
    );
    if (isHeld) return true;
    type = type.base;
  }
  return false;
}

function isSomething(value: Value): boolean {
  if (value.kind === "native") return value.state !== undefined;
  if (value.kind === "text") return value.isSure;
  // Joined with something false it may be `null` itself.
  if (value.kind === "thing") return value.shape.value.entries.every(({ isSure }) => isSure);
  return ["list", "function", "class"].includes(value.kind);
}

/** A text that is completely known. */
export function plainText(value: Value | undefined): string | undefined {
  return value === undefined ? undefined : nameIn(value)?.text;
}

/** Made-up text that is attributed to a place in the file. */
export function writtenAt(
  text: string,
  at: { start: number; end: number },
  quote: Quote = "none",
): Written {
  const writer = { text: "", runs: [] };
  write(writer, text, at, quote);
  return writer;
}
