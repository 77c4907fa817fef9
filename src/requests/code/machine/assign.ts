import type { Span } from "../../httpRequest.ts";
import { assignIn, assignOutside } from "./assignIn.ts";
import { changePart } from "./values/changedTexts.ts";
import { evaluate } from "./evaluate.ts";
import { writtenAt } from "./values/texts.ts";
import { ownName } from "./classes/hiddenMembers.ts";
import { holderOf } from "./classes/implied.ts";
import { isLeftEmpty } from "./lazily.ts";
import { setMember } from "./classes/propertySetter.ts";
import { extended } from "./classes/partOfLibrary.ts";
import type { Pattern } from "../pattern.ts";
import type { Frame, Run } from "./run.ts";
import { waysOf } from "./values/ways.ts";
import { either } from "./values/either.ts";
import { type Native, type Thing, type Value, entryOf, isNothing } from "./values/values.ts";
import { wholeStatement } from "./wholeStatement.ts";
import { madeHere, takeApart, withDefault } from "./declare.ts";

/** Assigns to a pattern. `whole`: the span of the whole assignment, which a fix deletes when it removes the entry. */
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
      const field = holder && entryOf(holder, ownName(holder, target.name, run));
      const old = cell?.value ?? field?.value;
      const given = whole.ifMissing === true && old ? whereMissing(old, value, run) : value;
      const isMember = cell === undefined && run.library.impliesSelf === true;
      const base = isMember ? extended(frame.self, target.name, run) : undefined;
      if (cell !== undefined) run.journal.set(cell, given);
      else if (base !== undefined) assignTo(base, target, given, whole, run);
      else if (holder !== undefined) {
        const isFilling = whole.ifMissing === true && old !== undefined && isNothing(old);
        if (!isFilling || !isLeftEmpty(run)) putMember(holder, target, given, whole, run);
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

/** `name = value` where the name is a member that the object inherits from a library's class. */
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
  assignOutside(base, name.name, entry, run);
}

/** The value after `old ||= value`. */
function whereMissing(old: Value, value: Value, run: Run): Value {
  if (isNothing(old)) return value;
  const isOutside = old.kind === "unknown" && value.kind === "native";
  const stand = isOutside ? run.library.maybe?.(value, run) : undefined;
  return stand ?? either(old, value);
}

/** `name = value` where the name is a field of the object whose method this is. */
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
