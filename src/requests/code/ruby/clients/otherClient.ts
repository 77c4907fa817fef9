import type { DetachedHeaders, Span } from "../../../httpRequest.ts";
import { detachedOf } from "../../lost/detached.ts";
import type { Run } from "../../machine/run.ts";
import { plainText } from "../../machine/values/texts.ts";
import { entryOf, type Native, type Thing, type Value } from "../../machine/values/values.ts";
import { keptThing, keptValue } from "../../clients/state.ts";
import { isOpenState } from "../rubyCall.ts";
import { originOf } from "../uri.ts";

/**
 * The headers of a client in the object's variables, for a request that bypasses it by mistake: without token, to the
 * same host, by the library itself, as `Faraday.get(…)` beside `@connection`, or `HTTParty.get(…)` in a class that
 * includes HTTParty.
 */
export function forgottenClient(
  path: string,
  { url, at }: { readonly url: Value; readonly at: Span },
  own: readonly (Value | undefined)[],
  run: Run,
): readonly DetachedHeaders[] {
  if (own.some((value) => (value?.kind !== "thing" ? value !== undefined : isMeant(value))))
    return [];
  return clientsOf(run.call.self)
    .filter((client) => client.path === path && client.state !== undefined)
    .flatMap(({ state }) => {
      const base = keptValue(state, "url");
      const isOther = base !== undefined && hostOf(base) !== hostOf(url);
      const headers = isOther || isOpenState(state) ? undefined : keptThing(state, "headers");
      const last = isOther ? undefined : keptThing(state, "last");
      return [headers, last].flatMap((each) => detachedOf(each, "otherRequest", at, run));
    });
}

/** Whether headers contain a token, or may. */
function isMeant(headers: Thing): boolean {
  return isOpenState(headers) || entryOf(headers, "Authorization") !== undefined;
}

/** The clients in the variables of an object or its class. */
function clientsOf(self: Value | undefined): readonly Native[] {
  const type = self?.kind === "thing" ? self.type : self?.kind === "class" ? self : undefined;
  const things = [self?.kind === "thing" ? self : undefined, type?.statics];
  return things.flatMap((thing) =>
    (thing?.shape.value.entries ?? []).flatMap(({ name, value }): Native[] => {
      if (value.kind === "native") return [value];
      const isState = value.kind === "thing" && name.text === stateOfHttparty;
      return isState ? [{ kind: "native", path: "HTTParty", state: value }] : [];
    }),
  );
}

/** The entry of a class with its HTTParty settings. */
export const stateOfHttparty = " of HTTParty";

function hostOf(url: Value): string | undefined {
  return plainText(originOf(url))?.toLowerCase();
}
