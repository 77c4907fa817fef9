import type { Span } from "../../../httpRequest.ts";
import type { Written } from "../../../places/written.ts";
import { anything } from "../values/anything.ts";
import { listFrom } from "./argsOf.ts";
import { copiedStruct } from "../values/copiedStruct.ts";
import { declare } from "../declare.ts";
import { noteType } from "../classes/declaredType.ts";
import { evaluate } from "../evaluate.ts";
import type { Parameter } from "../../declarations.ts";
import { ownName } from "../classes/hiddenMembers.ts";
import type { Arg } from "../library.ts";
import { namedEntry } from "../values/namedEntry.ts";
import type { Frame, Run } from "../run.ts";
import { writtenAt } from "../values/texts.ts";
import { isNothing, nothing, unknown, type Thing, type Value } from "../values/values.ts";

/** Binds a function's parameters to arguments; without `args`, code outside the file calls it with anything. */
export function bindParameters(
  parameters: readonly Parameter[],
  args: readonly Arg[] | undefined,
  frame: Frame,
  run: Run,
): void {
  const isOpen = args?.some(({ isMany }) => isMany) ?? true;
  const taker = parameters.find(({ takesNames }) => takesNames === true);
  const names = taker && args?.findLast(({ isNames }) => isNames === true);
  const positional = args?.filter((arg) => arg.name === undefined && arg !== names) ?? [];
  // Positions after a spread of unknown length are not known.
  const many = positional.findIndex(({ isMany }) => isMany);
  const placed = many === -1 ? positional : positional.slice(0, many);
  const named = new Map(args?.flatMap((arg) => (arg.name === undefined ? [] : [[arg.name, arg]])));
  parameters.forEach((parameter, index) => {
    const { pattern, rest, restNamed } = parameter;
    const own = pattern.kind === "variable" ? named.get(calledBy(pattern.name)) : undefined;
    if (own?.name !== undefined) named.delete(own.name);
    let value: Value;
    if (args === undefined) {
      value =
        restNamed === true ? run.thing([], { isOpen: true }) : fromOutside(parameter, frame, run);
    } else if (rest === true && restNamed === true) {
      const byName = [...(own === undefined ? [] : [own]), ...named.values()];
      value = gathered(positional.slice(index), byName, isOpen, run);
    } else if (rest === true) {
      value = asMany(positional.slice(index), isOpen, run);
    } else if (restNamed === true) {
      const entries = [...named.values()].map(namedEntry);
      value = run.thing(entries, { isOpen });
    } else {
      const isKnown = !isOpen && parameter.isRequired !== true;
      const given = parameter === taker && names !== undefined ? names : (own ?? placed[index]);
      const isLent = given === undefined || parameter.isReference === true;
      const held = isLent ? given?.value : copiedStruct(given.value, run);
      value = held ?? (isKnown ? injected(parameter, frame, run) : unknown);
      if (parameter.isReference === true && pattern.kind === "variable" && given?.variable) {
        frame.scope.add(pattern.name, given.variable);
        return;
      }
    }
    declare(pattern, value, frame, run);
    if (rest !== true) noteType({ ...parameter, target: pattern }, frame, run);
    if (parameter.isField === true && pattern.kind === "variable" && frame.self?.kind === "thing") {
      const held = frame.scope.own(pattern.name)?.value ?? unknown;
      run.put(frame.self, {
        ...{ name: nameOfParameter(ownName(frame.self, pattern.name, run), pattern), value: held },
        ...{ valueSpan: pattern, span: pattern, isSure: true },
        ...(args !== undefined && isNothing(held) ? { zero: held } : {}),
      });
    }
  });
}

/**
 * The name of a parameter that is also a field. `isFixed`: callers use the name, so that a fix must not rename it.
 */
function nameOfParameter(name: string, at: Span): Written {
  const { text, runs } = writtenAt(name, at);
  return { text, runs: runs.map((run) => ({ ...run, isFixed: true })) };
}

/** The name of a named argument for a parameter: in PHP without the `$`. */
function calledBy(name: string): string {
  return name.startsWith("$") ? name.slice(1) : name;
}

/**
 * The value of a rest parameter; in languages with `library.isArray`, a single array argument is the whole list (Java
 * varargs).
 */
function asMany(args: readonly Arg[], isOpen: boolean, { library }: Run): Value {
  const [only, ...others] = args.map(({ value }) => value);
  const mayBeAll = library.isArray !== undefined && only !== undefined && others.length === 0;
  if (mayBeAll && library.isArray(only)) return only;
  return listFrom(args, !isOpen && !(mayBeAll && only.kind === "unknown"));
}

/** The value that a framework injects where the caller passes nothing. */
function injected({ given }: Parameter, frame: Frame, run: Run): Value {
  return given === undefined ? nothing : evaluate(given, frame, run);
}

/** Positional and named arguments as one array, keyed by position or name (PHP). */
function gathered(
  positional: readonly Arg[],
  named: readonly Arg[],
  isOpen: boolean,
  run: Run,
): Thing {
  const placed = positional.map((arg, place) => ({ ...arg, name: String(place) }));
  return run.thing([...placed, ...named].map(namedEntry), { isOpen });
}

function fromOutside({ given, type, pattern, askedAs }: Parameter, frame: Frame, run: Run): Value {
  const value = given === undefined ? unknown : evaluate(given, frame, run);
  const names = askedAs ?? (pattern.kind === "variable" ? [pattern.name] : []);
  return value.kind === "unknown" ? anything(type, frame, run, names) : value;
}
