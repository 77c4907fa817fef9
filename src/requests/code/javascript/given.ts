import type { Arg, Call } from "../machine/library.ts";
import { type Native, type Value, isNothing } from "../machine/values/values.ts";

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

/** Whether an undici dispatcher only connects, without adding headers. */
export function isPlainDispatcher(value: Value | undefined): value is Native {
  return (
    value?.kind === "native" &&
    value.path === "undiciClient" &&
    value.state?.shape.value.isOpen !== true &&
    !value.state?.shape.value.entries.some(({ name }) => name.text === "layers")
  );
}

/** Whether a value is a function of the file, or an unknown function it was given. */
export function isFunction(value: Value): boolean {
  return value.kind === "function" || (value.kind === "native" && value.path === "function");
}

/** Usual names of callback parameters. */
const callback =
  /^(?:cb|done|next|fn|resolve|reject|handler|on[A-Z]\w*|\w*(?:[cC]allback|Handler|Cb))$/;

/** The arguments without callbacks: functions of the file, and a last one named like a callback. */
export function withoutCallbacks({ args, at }: Call): readonly Arg[] {
  const last = at.args.at(-1)?.value;
  const name = last?.kind === "name" || last?.kind === "member" ? last.name : "";
  return args.filter(
    ({ value }, index) =>
      !isFunction(value) &&
      !(value.kind === "unknown" && index === args.length - 1 && callback.test(name)),
  );
}
