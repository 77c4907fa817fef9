import { isJson } from "../clients/bodies.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { isAmong } from "../machine/values/isAmong.ts";
import { hasPart } from "../machine/values/partOfText.ts";
import { plainText } from "../machine/values/texts.ts";
import { entryOf, isNothing, type Value } from "../machine/values/values.ts";
import { positional } from "./rubyCall.ts";

/** Methods that test a value; undefined if the result is not known. */
export function testedBy(call: Call, run: Run): boolean | undefined {
  const { path, self } = call;
  const [first, ...others] = positional(call);
  switch (path) {
    case "nil?":
      return negated(isThere(self));
    case "present?":
      return isFilled(self);
    case "blank?":
      return negated(isFilled(self));
    case "empty?":
      return self?.kind === "constant" ? undefined : negated(isFilled(self));
    case "start_with?":
    case "end_with?": {
      if (others.length > 0) return undefined;
      return hasPart(self, plainText(first?.value), path === "start_with?" ? "start" : "end");
    }
    case "include?":
    case "member?":
      if (self?.kind === "list") return first && isAmong(first.value, self);
      return hasPart(self, plainText(first?.value), "anywhere");
    case "key?":
    case "has_key?": {
      const name = plainText(first?.value);
      if (self?.kind !== "thing" || self.type !== undefined || name === undefined) return undefined;
      return entryOf(self, name)?.isSure ?? (self.shape.value.isOpen ? undefined : false);
    }
    case "is_a?":
    case "kind_of?":
    case "instance_of?":
      return first === undefined ? undefined : isA(self, run.source(first.span));
    default:
      return undefined;
  }
}

const kinds = ["Hash", "String", "Array", "Symbol", "NilClass", "Integer", "Numeric"];

/** Whether a value is of one of Ruby's classes for texts, hashes and lists. */
function isA(value: Value | undefined, type: string): boolean | undefined {
  const kind = kindOf(value);
  return kind === undefined || !kinds.includes(type) ? undefined : kind === type;
}

function kindOf(value: Value | undefined): string | undefined {
  if (value?.kind === "thing") return value.type === undefined ? "Hash" : undefined;
  if (value?.kind === "native") return isJson(value) ? "String" : undefined;
  if (value?.kind === "text") {
    const isSymbol = value.written.runs[0]?.quote === "key";
    return value.isSure && value.others.length === 0 && !isSymbol ? "String" : undefined;
  }
  return value?.kind === "list" ? "Array" : value && isNothing(value) ? "NilClass" : undefined;
}

/** Whether a value is certainly there, or certainly nil. */
function isThere(value: Value | undefined): boolean | undefined {
  switch (value?.kind) {
    case undefined:
    case "unknown":
      return undefined;
    case "constant":
      return !isNothing(value);
    case "text":
      return value.isSure ? true : undefined;
    case "native":
      // A response, or a stateless library object, may be anything.
      return value.state === undefined ? undefined : true;
    case "thing":
    case "list":
    case "function":
    case "class":
      return true;
  }
}

/** Whether a value is not empty. */
function isFilled(value: Value | undefined): boolean | undefined {
  if (value?.kind === "constant") return isNothing(value) || value.value === false ? false : true;
  if (value?.kind === "text") {
    const { text, runs } = value.written;
    if (!value.isSure || value.others.length > 0) return undefined;
    if (text.trim() === "") return false;
    // An interpolated value may be empty.
    return runs.every(({ variable }) => variable === true) ? undefined : true;
  }
  if (value?.kind === "list") {
    return value.items.length > 0 ? true : value.isComplete ? false : undefined;
  }
  if (value?.kind !== "thing" || value.type !== undefined) return undefined;
  const { entries, isOpen } = value.shape.value;
  if (entries.some(({ isSure }) => isSure)) return true;
  return entries.length === 0 && !isOpen ? false : undefined;
}

function negated(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}
