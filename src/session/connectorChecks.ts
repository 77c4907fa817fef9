import { type Event, createEmitter } from "../model/event.ts";

/** What a mark tells of a problem; findings of the rules are such. */
export interface MarkedProblem {
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly message: string;
}

/**
 * What is known to be wrong with the Data Connectors of the active connection. A connector that was not
 * checked is unknown; one that was checked and is well has an empty list.
 */
export class ConnectorChecks<Problem extends MarkedProblem> {
  readonly #problems = new Map<string, readonly Problem[]>();
  readonly #changed = createEmitter<undefined>();

  /** Fires when a connector's problems have become others, or unknown. */
  get onDidChange(): Event<undefined> {
    return this.#changed;
  }

  problemsOf(connector: string): readonly Problem[] | undefined {
    return this.#problems.get(connector);
  }

  /** How many connectors have something wrong: hints do not count, they work today. */
  get troubled(): number {
    return [...this.#problems.values()].filter((problems) => problems.some(isTrouble)).length;
  }

  /** Takes in what a check has found; undefined where it is not known any more. */
  set(connector: string, problems: readonly Problem[] | undefined): void {
    if (problems === undefined) this.#problems.delete(connector);
    else this.#problems.set(connector, problems);
    this.#changed.fire(undefined);
  }

  /** Another connection has become the active one. */
  clear(): void {
    this.#problems.clear();
    this.#changed.fire(undefined);
  }
}

/** How a connector is marked: by the worst that was found, `well` by nothing worth a mark. */
export type Mark = "error" | "warning" | "well" | "unknown";

export function markOf(problems: readonly MarkedProblem[] | undefined): Mark {
  if (problems === undefined) return "unknown";
  const worst = (["error", "warning"] as const).find((severity) =>
    problems.some((problem) => problem.severity === severity),
  );
  return worst ?? "well";
}

function isTrouble({ severity }: MarkedProblem): boolean {
  return severity === "error" || severity === "warning";
}
