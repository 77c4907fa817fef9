import { put } from "../clients/making.ts";
import { ancestors, endOf } from "../machine/classes/bases.ts";
import { either } from "../machine/values/either.ts";
import { invoke } from "../machine/calls/invoke.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { nameIn } from "../machine/values/texts.ts";
import { entryOf, isNothing, unknown } from "../machine/values/values.ts";
import type { ClassValue, Thing, Value } from "../machine/values/values.ts";
import type { Model } from "./model.ts";
import { blockOf, callBlock, positional } from "./rubyCall.ts";

/** What settings are called among the members of a class. */
const prefix = "settings.";

/**
 * `set :url, "…"` on a class whose base is in another file, most often Sinatra's, and how its settings are read: as
 * `settings.url`, on the class and its objects.
 */
export function callApp(self: Value, call: Call, run: Run): Value | undefined {
  const app = self.kind === "thing" ? self.type : self;
  if (app?.kind !== "class" || endOf(app)?.kind !== "unknown") return undefined;
  const { path: name } = call;
  if (name === "settings") return hasSettings(app) ? app : undefined;
  if (self.kind !== "class") return undefined;
  if (name === "configure" || name === "set") return configure(name, self.statics, call, run);
  const holders = ancestors(self).map(({ statics }) => statics);
  return positional(call).length === 0 ? settingIn(holders, name, run) : undefined;
}

/** The same of an application without a class: `require "sinatra"`. */
export const sinatra: Readonly<Record<string, Model>> = {
  sinatra: {
    call: (name, call, run) =>
      name === "settings"
        ? { kind: "native", path: "sinatraSettings" }
        : configure(name, ownSettings(run), call, run),
  },
  sinatraSettings: { call: (name, _, run) => settingIn([ownSettings(run)], name, run) ?? unknown },
};

/** What the file calls of Sinatra where it is loaded for such an application. */
export function ofSinatra(name: string, { facts }: Run): Value | undefined {
  const [, own] = /^(set|settings|configure)\(\)$/.exec(name) ?? [];
  return own === undefined || !facts.has("sinatra")
    ? undefined
    : { kind: "native", path: `sinatra.${own}` };
}

function ownSettings(run: Run): Thing {
  const known = run.shared.get("Sinatra");
  const made = known ?? run.thing([]);
  run.shared.set("Sinatra", made);
  return made;
}

function hasSettings(app: ClassValue): boolean {
  return ancestors(app).some(({ statics }) =>
    statics.shape.value.entries.some(({ name }) => name.text.startsWith(prefix)),
  );
}

function configure(name: string, into: Thing, call: Call, run: Run): Value | undefined {
  const [first, second] = positional(call);
  if (name === "configure") {
    // With the names of environments, it may not be called.
    if (first !== undefined) return undefined;
    callBlock(call, [], run);
    return unknown;
  }
  const given = second?.value ?? blockOf(call);
  if (first?.value.kind === "thing") {
    for (const { name: own, value, valueSpan } of first.value.shape.value.entries)
      put(into, prefix + own.text, value, valueSpan, run);
  } else if (first !== undefined && given !== undefined) {
    const own = nameIn(first.value);
    if (given.kind === "function") run.taken.add(given);
    if (own !== undefined) put(into, prefix + own.text, given, second?.span ?? first.span, run);
  }
  return unknown;
}

/** The value of a setting; a block makes it anew whenever it is read. */
function settingIn(holders: readonly Thing[], name: string, run: Run): Value | undefined {
  const [entry] = holders.flatMap((each) => entryOf(each, prefix + name) ?? []);
  if (entry === undefined) return undefined;
  const value = entry.value.kind === "function" ? invoke(entry.value, [], run) : entry.value;
  // Whoever starts the application fills in what is missing.
  if (isNothing(value)) return unknown;
  return entry.isSure ? value : either(value, unknown);
}
