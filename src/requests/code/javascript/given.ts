import type { Arg, Call } from "../machine/library.ts";
import { type Native, type Value, isNothing } from "../machine/values.ts";

export const verbs: Readonly<Record<string, string>> = {
  ...{ get: "GET", post: "POST", put: "PUT", patch: "PATCH" },
  ...{ del: "DELETE", delete: "DELETE", head: "HEAD" },
};

export function isTrue(value: Value | undefined): boolean {
  return value?.kind === "constant" && value.value === true;
}

export function isGiven(value: Value | undefined): boolean {
  return value !== undefined && !isNothing(value);
}

/** A dispatcher that only connects: what goes out is what the call says. */
export function isPlainDispatcher(value: Value | undefined): value is Native {
  return (
    value?.kind === "native" &&
    value.path === "undiciClient" &&
    value.state?.shape.value.isOpen !== true
  );
}

/** A function of the file, or one that it is given, of which nothing else is known. */
export function isFunction(value: Value): boolean {
  return value.kind === "function" || (value.kind === "native" && value.path === "function");
}

/** What people call a function that is called back. */
const callback =
  /^(?:cb|done|next|fn|resolve|reject|handler|on[A-Z]\w*|\w*(?:[cC]allback|Handler|Cb))$/;

/** The arguments but for functions that are called back: those of this file, and what is named like one at the end. */
export function withoutCallbacks({ args, at }: Call): readonly Arg[] {
  const last = at.args.at(-1)?.value;
  const name = last?.kind === "name" || last?.kind === "member" ? last.name : "";
  return args.filter(
    ({ value }, index) =>
      !isFunction(value) &&
      !(value.kind === "unknown" && index === args.length - 1 && callback.test(name)),
  );
}
