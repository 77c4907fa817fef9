import type { CallExpression, Expression } from "../program.ts";
import type { Value } from "../machine/values/values.ts";

/** The simple type name of an argument, as far as its value or expression shows. */
export function typeOf(value: Value, written: Expression | undefined): string | undefined {
  return writtenType(written) ?? typeOfValue(value);
}

function writtenType(written: Expression | undefined): string | undefined {
  if (written?.kind === "text" || written?.kind === "plus") return "String";
  if (written?.kind !== "call") return undefined;
  const { callee, isNew } = written;
  if (isNew) return callee.kind === "name" || callee.kind === "member" ? callee.name : undefined;
  // A static factory method usually returns its class.
  if (callee.kind !== "member") return undefined;
  if (texts.test(callee.name) || isMapping(written)) return "String";
  if (callee.object.kind !== "name") return undefined;
  const isMaking = /^(?:create|of|get|parse|from\w*|format|valueOf|join)$/.test(callee.name);
  return isMaking && /^[A-Z]/.test(callee.object.name) ? callee.object.name : undefined;
}

/** `gson.toJson(value)`, `new Gson().toJson(value)`; other classes' `toJson` may return anything. */
function isMapping({ callee, args }: CallExpression): boolean {
  if (callee.kind !== "member" || callee.name !== "toJson" || args.length === 0) return false;
  const { object } = callee;
  const of = object.kind === "call" && object.isNew ? object.callee : object;
  return (of.kind === "name" || of.kind === "member") && /gson|jsonb|adapter|mapper/i.test(of.name);
}

/** Methods that return a text for any object. */
const texts =
  /^(?:toString|writeValueAsString|toJSONString|toPrettyString|readString|formatted|stripIndent)$/;

const natives: Readonly<Record<string, string>> = {
  ...{ "ok.request": "Request", "ok.builder": "Builder", "ok.client": "OkHttpClient" },
  ...{ "jdk.request": "HttpRequest", "jdk.builder": "Builder", headers: "HttpHeaders" },
  ...{ entity: "HttpEntity", changingList: "List", stringBuilder: "StringBuilder" },
};

function typeOfValue(value: Value): string | undefined {
  if (value.kind === "native") {
    return Object.hasOwn(natives, value.path) ? natives[value.path] : undefined;
  }
  if (value.kind === "thing") return value.type === undefined ? "Map" : value.type.code.name;
  // An address may be passed as a text, URI or URL.
  if (value.kind === "text") return /^[a-z]+:/i.test(value.written.text) ? undefined : "String";
  return value.kind === "list" ? "List" : undefined;
}
