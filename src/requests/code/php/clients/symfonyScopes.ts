import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { sign } from "../../clients/urls.ts";
import { plainText } from "../../machine/values/texts.ts";
import type { Thing, Value } from "../../machine/values/values.ts";
import { isArray } from "../arrays.ts";
import { put } from "../../clients/making.ts";
import { keptValue } from "../../clients/state.ts";
import { argument, isOpenValue } from "../phpCall.ts";
import { headersOver } from "./symfonyHeaders.ts";

/**
 * `new ScopingHttpClient($client, ['https://api\.intercom\.io/' => [...]])`: watches each scope, which has headers of
 * its own.
 */
export function watchScopes(holder: Thing, call: Call, run: Run): void {
  const scopes = argument(call, 1, "defaultOptionsByRegexp")?.value;
  if (!isArray(scopes) || scopes.shape.value.isOpen) return;
  for (const { name, value, span, isSure } of scopes.shape.value.entries) {
    if (!isSure) continue;
    const own = headersOver(undefined, value, call, run);
    const base = optionValue(value, "base_uri") ?? sign(addressIn(name.text), span);
    run.idleClients.watch(
      {
        ...{ client: "symfonyHttp", call, holder, place: () => span },
        ...{ base: () => (isOpenValue(value) ? undefined : base), headers: () => [own] },
      },
      run,
    );
  }
}

/** Remembers the scopes for later requests. */
export function keepScopes(state: Thing, call: Call, run: Run): void {
  const scopes = argument(call, 1, "defaultOptionsByRegexp");
  if (scopes !== undefined) put(state, "scopes", scopes.value, scopes.span, run);
}

/** The headers of the scope that a URL is in; undefined if not known. */
export function headersOfScope(
  state: Thing | undefined,
  url: Value,
  call: Call,
  run: Run,
): Thing | undefined {
  const scopes = keptValue(state, "scopes");
  const address = plainText(url);
  if (!isArray(scopes) || scopes.shape.value.isOpen || address === undefined) return undefined;
  // The first match counts.
  const scope = scopes.shape.value.entries.find(({ name }) => {
    const start = addressIn(name.text);
    return address.startsWith(start) || start.startsWith(address);
  });
  const isSeen = scope?.isSure === true && isLiteral(scope.name.text);
  return isSeen ? headersOver(undefined, scope.value, call, run) : undefined;
}

/** Whether a pattern is a plain prefix. */
function isLiteral(pattern: string): boolean {
  return (
    /^\^?(?:[^\\()[\]{}.*+?|$]|\\\W)+(?:\.[*+])?$/.test(pattern) && addressIn(pattern).length > 8
  );
}

/** The literal beginning of a URL pattern. */
function addressIn(pattern: string): string {
  const [start = ""] = /^(?:[^\\()[\]{}.*+?|$]|\\.)*/.exec(pattern.replace(/^\^/, "")) ?? [];
  return start.replace(/\\(.)/g, "$1");
}
