import { baseName } from "./members.ts";
import type { CallExpression } from "./program.ts";
import type { Arg, Run } from "./run.ts";
import type { ClassValue, Thing } from "./values.ts";

/** What is of a class of a library, however far up, is made by that class. */
export function makeBase(
  self: Thing,
  type: ClassValue,
  args: readonly Arg[] | undefined,
  run: Run,
  at?: CallExpression,
): void {
  const { base } = type;
  if (run.library.makesBases !== true) return;
  if (base?.kind === "class") makeBase(self, base, args, run, at);
  if (base?.kind !== "native") return;
  const span = { start: type.code.start, end: type.code.start };
  const callee = { kind: "name", ...span, name: "" } as const;
  const made =
    args === undefined
      ? run.library.instanceOf(base, run)
      : run.library.call(
          {
            ...{ path: base.path, state: base.state, self: undefined, args },
            at: {
              ...(at ?? { kind: "call", ...span, callee, args: [], inside: span }),
              isNew: true,
            },
          },
          run,
        );
  if (made?.kind !== "native" || made.state === undefined) return;
  run.put(self, { ...baseEntry, value: made, valueSpan: span, span });
}

const baseEntry = { name: { text: baseName, runs: [] }, isSure: true } as const;
