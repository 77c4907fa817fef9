import type { DetachedHeaders, Detachment } from "../../../httpRequest.ts";
import { detachedIn, detachedOf, insertion, repaired } from "../../lost/detached.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Value } from "../../machine/values/values.ts";
import { meantBy } from "../none.ts";

/** What each argument of a call is for; no other argument takes headers either. */
const places: Readonly<Record<string, Detachment>> = {
  ...{ params: "inQuery", fields: "inQuery" },
  ...{ data: "inBody", json: "inBody", content: "inBody", files: "inBody", body: "inBody" },
};

/** Headers passed as the query, the body or something else by mistake; `names`: the parameters in order. */
export function misplacedIn(
  { args, at }: Call,
  names: readonly string[],
  run: Run,
): readonly DetachedHeaders[] {
  const hasHeaders = args.some(({ name }) => name === "headers");
  const positional = args.filter(({ name }) => name === undefined);
  return args.flatMap((arg) => {
    const place = arg.name ?? names[positional.indexOf(arg)] ?? "";
    if (place === "headers") {
      return [...meantHeaders(arg, run), ...detachedIn(arg.value, "misplaced", arg.span, run)];
    }
    const because = Object.hasOwn(places, place) ? places[place] : undefined;
    const inside = because && detachedIn(arg.value, because, arg.span, run);
    if (inside !== undefined && inside.length > 0) return inside;
    if (!looksLikeHeaders(arg.value)) return [];
    const last = at.args.at(-1);
    const isLast = arg.name === undefined && last?.start === arg.span.start;
    const repair = !hasHeaders && isLast ? [insertion(arg.span.start, "headers=")] : undefined;
    return repaired(detachedOf(arg.value, because ?? "misplaced", arg.span, run), repair);
  });
}

/** Headers expected as the result of a method that returns nothing: `headers = base.update(more)`. */
function meantHeaders({ value, span }: Arg, run: Run): readonly DetachedHeaders[] {
  return detachedOf(meantBy(value), "discarded", span, run);
}

/** Whether a dictionary can only be headers. */
export function looksLikeHeaders(value: Value): boolean {
  return (
    value.kind === "thing" &&
    value.shape.value.entries.some(({ name }) =>
      /^(?:accept|authorization|content-type|intercom-version)$/i.test(name.text),
    )
  );
}
