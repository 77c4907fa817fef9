import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { sign } from "../clients/urls.ts";
import type { Thing } from "../machine/values.ts";
import { isArray } from "./arrays.ts";
import { argument, isOpenValue } from "./phpCall.ts";
import { headersOver } from "./symfonyHeaders.ts";

/** `new ScopingHttpClient($client, ['https://api\.intercom\.io/' => [...]])`: each scope has headers of its own. */
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

/** What a pattern of addresses begins with. */
function addressIn(pattern: string): string {
  const [start = ""] = /^(?:[^\\()[\]{}.*+?|$]|\\.)*/.exec(pattern.replace(/^\^/, "")) ?? [];
  return start.replace(/\\(.)/g, "$1");
}
