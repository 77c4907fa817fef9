import type { DetachedHeaders, Span } from "../../httpRequest.ts";
import { detachedOf } from "../lost/detached.ts";
import type { Run } from "../machine/run.ts";
import { entryOf, type Thing, type Value } from "../machine/values/values.ts";
import { put } from "../clients/making.ts";
import { keptThing } from "../clients/state.ts";
import { isOpenState } from "./rubyCall.ts";

/** Replaces all headers of a client or request, noting those that are lost. */
export function replaceHeaders(state: Thing, headers: Value, span: Span, run: Run): void {
  const old = keptThing(state, "headers")?.shape.value.entries ?? [];
  const isSeen = headers.kind === "thing" && !isOpenState(headers);
  const lost = isSeen ? old.filter(({ name }) => entryOf(headers, name.text) === undefined) : [];
  if (isSeen) put(state, "lost", run.thing(lost), span, run);
  put(state, "headers", headers, span, run);
}

/** The headers that were lost by replacement. */
export function replacedIn(state: Thing, run: Run): readonly DetachedHeaders[] {
  const lost = entryOf(state, "lost");
  return lost === undefined ? [] : detachedOf(lost.value, "replaced", lost.valueSpan, run);
}
