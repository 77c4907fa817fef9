import type { Span } from "../../httpRequest.ts";
import { assignIn } from "./assignIn.ts";
import { changePart } from "./changedTexts.ts";
import { evaluate } from "./evaluate.ts";
import { writtenAt } from "./texts.ts";
import { holderOf } from "./implied.ts";
import { setMember } from "./propertySetter.ts";
import { extended } from "./members.ts";
import type { Pattern } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import { waysOf } from "./ways.ts";
import { either } from "./either.ts";
import { type Native, type Thing, type Value, entryOf, isNothing } from "./values.ts";
import { wholeStatement } from "./wholeStatement.ts";
import { madeHere, takeApart, withDefault } from "./declare.ts";

/** Gives a value to what stands on the left. `whole`: the assignment itself, which goes when the entry goes. */
export function assign(
  target: Pattern,
  of: Value,
  whole: Span & { readonly ifMissing?: true; readonly value?: Span },
  frame: Frame,
  run: Run,
): void {
  const value = target.kind === "parts" ? of : withDefault(of, target, frame, run);
  switch (target.kind) {
    case "variable": {
      const cell = frame.scope.find(target.name);
      const holder = cell === undefined ? holderOf(target.name, frame, run) : undefined;
      const old = cell?.value ?? (holder && entryOf(holder, target.name)?.value);
      const given = whole.ifMissing === true && old ? whereMissing(old, value, run) : value;
      const isMember = cell === undefined && run.library.impliesSelf === true;
      const base = isMember ? extended(frame.self, target.name, run) : undefined;
      if (cell !== undefined) run.journal.set(cell, given);
      else if (base !== undefined) assignTo(base, target, given, whole, run);
      else if (holder !== undefined) {
        // Whoever needs it fills it anew, see `fillingBranch`.
        const isFilling = whole.ifMissing === true && run.isSilent && old && isNothing(old);
        if (isFilling !== true) putMember(holder, target, given, whole, run);
      } else frame.scope.wide.add(target.name, madeHere(given, run));
      return;
    }
    case "parts":
      takeApart(target, value, frame, run, (pattern, part) => {
        assign(pattern, part, whole, frame, run);
      });
      return;
    case "place":
      assignPlace(target.place, value, whole, frame, run);
  }
}

/** `name = value` for what an object is of a class of the library. */
function assignTo(
  base: Native,
  name: Extract<Pattern, { kind: "variable" }>,
  value: Value,
  whole: Span & { readonly value?: Span },
  run: Run,
): void {
  const entry = {
    ...{ name: writtenAt(name.name, name), value, isSure: true },
    ...{ valueSpan: whole.value ?? whole, span: wholeStatement(run.text, whole) },
  };
  run.library.assign(base, name.name, entry, run);
}

/** What a variable holds that is given a value where it has none. */
function whereMissing(old: Value, value: Value, run: Run): Value {
  if (isNothing(old)) return value;
  const isOutside = old.kind === "unknown" && value.kind === "native";
  const stand = isOutside ? run.library.maybe?.(value, run) : undefined;
  return stand ?? either(old, value);
}

/** `name = value` for a field of the object that the code stands in. */
function putMember(
  holder: Thing,
  name: Extract<Pattern, { kind: "variable" }>,
  value: Value,
  whole: Span & { readonly value?: Span },
  run: Run,
): void {
  const entry = {
    ...{ name: writtenAt(name.name, name), value, isSure: true },
    ...{ valueSpan: whole.value ?? whole, span: wholeStatement(run.text, whole) },
  };
  setMember(holder, entry, run);
}

function assignPlace(
  place: Extract<Pattern, { kind: "place" }>["place"],
  value: Value,
  whole: Span & { readonly ifMissing?: true; readonly value?: Span },
  frame: Frame,
  run: Run,
): void {
  if (place.kind !== "member" && place.kind !== "index") {
    evaluate(place, frame, run);
    return;
  }
  for (const object of waysOf(evaluate(place.object, frame, run))) {
    if (object.kind === "text" && place.kind === "index")
      changePart(object, place, value, frame, run);
    else assignIn(object, place, value, whole, frame, run);
  }
}
