import { errorAnswer, parameterInvalid, routeNotFound, type Answer } from "./answer.ts";
import type { ApiRequest } from "./apiRequest.ts";
import type { Connector } from "./connector.ts";
import { connectorRuns, type Run, type RunClock } from "./connectorRuns.ts";
import { cursorPage } from "./cursorPage.ts";
import { errorTypes } from "./errorTypes.ts";
import { parameter } from "./requestTarget.ts";
import { runResult, type RunWorld } from "./runResult.ts";

const sizes = { standard: 10, maximum: 30 };

const hour = 3_600;

/** What the log of a connector's runs is made with. */
export interface RunLog {
  readonly world: RunWorld;
  /** When the server began, in Unix seconds. */
  readonly started: number;
}

/** Everything below `/data_connectors/{id}/execution_results`; `id` is of one result. */
export function executionResults(
  connector: Connector,
  id: string | undefined,
  request: ApiRequest,
  log: RunLog,
): Answer {
  if (request.method !== "GET") return routeNotFound();
  const clock = { now: request.nowSeconds, started: log.started };
  return id === undefined
    ? listResults(connector, request, { ...log, clock })
    : oneResult(connector, id, { ...log, clock });
}

interface Timed {
  readonly world: RunWorld;
  readonly clock: RunClock;
}

/** listDataConnectorExecutionResults: the last hour's unless asked otherwise, without bodies. */
function listResults(connector: Connector, request: ApiRequest, { world, clock }: Timed): Answer {
  const { query, assumptions } = request;
  const start = timestamp(query, "start_ts", clock.now - hour);
  const end = timestamp(query, "end_ts", clock.now);
  if (start === undefined) return notATimestamp("start_ts");
  if (end === undefined) return notATimestamp("end_ts");
  const choices = {
    success: ["true", "false"],
    error_type: errorTypes,
    include_bodies: ["true", "false"],
  };
  for (const [name, values] of Object.entries(choices)) {
    const given = parameter(query, name);
    if (given !== undefined && !values.some((value) => value === given)) {
      return parameterInvalid(`Invalid ${name}. Must be one of: ${values.join(", ")}`);
    }
  }

  const success = parameter(query, "success");
  const errorType = parameter(query, "error_type");
  const bodies = parameter(query, "include_bodies") === "true";
  const shown = (run: Run) => runResult(connector, run, { bodies, world });
  const fits = (run: Run): boolean => {
    const result = shown(run);
    return (
      (success === undefined || String(result.success) === success) &&
      (errorType === undefined || result.errorType === errorType)
    );
  };
  const runs = connectorRuns(connector, { start, end }, clock);
  const page = cursorPage(
    success === undefined && errorType === undefined ? runs : runs.filter(fits),
    query,
    {
      sizes,
      positionOf: ({ at, id }) => ({ seconds: at, id }),
      assumptions,
    },
  );
  if ("refusal" in page) return page.refusal;
  const data = page.items.map((run) => shown(run).json);
  return { status: 200, body: { type: "list", data, pages: page.pages } };
}

/** showDataConnectorExecutionResult: always with bodies. */
function oneResult(connector: Connector, id: string, { world, clock }: Timed): Answer {
  const all = { start: Number.NEGATIVE_INFINITY, end: clock.now };
  const run = connectorRuns(connector, all, clock).find((one) => one.id === id);
  return run === undefined
    ? errorAnswer(404, "execution_result_not_found", "Execution result not found")
    : { status: 200, body: runResult(connector, run, { bodies: true, world }).json };
}

/** Unix seconds; undefined for what is none. */
function timestamp(query: URLSearchParams, name: string, absent: number): number | undefined {
  const text = parameter(query, name);
  if (text === undefined || text === "") return absent;
  return /^-?\d{1,12}$/.test(text) ? Number(text) : undefined;
}

function notATimestamp(name: string): Answer {
  return parameterInvalid(`${name} must be a Unix timestamp (integer)`);
}
