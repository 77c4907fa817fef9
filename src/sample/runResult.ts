import type { Answer } from "./answer.ts";
import type { Assumptions } from "./assumptions.ts";
import { isoTime } from "./connectorAnswer.ts";
import type { ConnectorCall } from "./connectorCall.ts";
import type { Connector, ConnectorConfiguration, Incident } from "./connector.ts";
import type { Run } from "./connectorRuns.ts";
import { itemAround } from "./itemAround.ts";
import { mappedBody } from "./mappedBody.ts";
import { redactedUrls } from "./redactedUrls.ts";
import { sampleConversationIds } from "./sampleReferences.ts";
import { seededHash } from "./seededHash.ts";
import { bodyOf } from "./sendOutcome.ts";

/** What a run came to, with Intercom's names and nothing taken out. */
interface RunOutcome {
  readonly http_status: number | null;
  readonly error_type?: string;
  readonly error_message?: string;
  readonly request_url: string | null;
  readonly response_body: string | null;
  readonly raw_response_body: string | null;
}

/** What runs are computed with: the call to the API, and an external_id for a run's number. */
export interface RunWorld {
  readonly call: ConnectorCall;
  readonly externalIdAt: (number: number) => string;
  readonly assumptions: Assumptions;
}

const sources = ["workflow", "fin", "inbox", "workflow", "answer", "custom_bot"];

/** A run as Intercom shows it; the three bodies only where they are asked for. */
export function runResult(
  connector: Connector,
  run: Run,
  { bodies, world }: { readonly bodies: boolean; readonly world: RunWorld },
): { readonly success: boolean; readonly errorType: string | undefined; readonly json: object } {
  const incident = connector.schedule?.incidentAt?.(run.number);
  const outcome = outcomeOf(run, incident, world);
  const { error_type: errorType, error_message: message, request_url: url } = outcome;
  const hash = seededHash(run.number, 20);
  const success = errorType === undefined;
  const json = {
    type: "data_connector.execution",
    id: run.id,
    data_connector_id: connector.id,
    success,
    http_status: outcome.http_status,
    http_method: run.configuration.http_method,
    ...(errorType === undefined ? {} : { error_type: errorType }),
    ...(message === undefined ? {} : { error_message: redactedUrls(message) }),
    execution_time_ms: outcome.http_status === null ? null : 80 + (hash % 700),
    source_type: incident?.source_type ?? itemAround(sources, hash),
    source_id: String(5_001 + (hash % 7)),
    conversation_id: itemAround(sampleConversationIds, hash),
    created_at: isoTime(run.at),
    request_url: url === null ? null : redactedUrls(url),
    ...(bodies
      ? {
          request_body: run.configuration.body ?? null,
          response_body: outcome.response_body,
          raw_response_body: outcome.raw_response_body,
        }
      : {}),
  };
  return { success, errorType, json };
}

function outcomeOf(run: Run, incident: Incident | undefined, world: RunWorld): RunOutcome {
  const { configuration } = run;
  const address = addressOf(configuration, world.externalIdAt(run.number));
  if (address === undefined) {
    return {
      ...unanswered(null),
      error_type: "request_configuration_error",
      error_message: "The URL of the data connector is not valid",
    };
  }
  const usual = (): RunOutcome => calledOutcome(run, address, world);
  return incident === undefined ? usual() : incidentOutcome(incident, address, usual);
}

function incidentOutcome(incident: Incident, { href }: URL, usual: () => RunOutcome): RunOutcome {
  const { error_type, error_message, http_status, answered } = incident;
  const failure = {
    error_type,
    error_message: error_message.replace("{url}", href),
    http_status,
    request_url: href,
  };
  if (answered === "nothing") return { ...unanswered(href), ...failure };
  if (answered === "as usual") return { ...usual(), ...failure, response_body: null };
  return { ...failure, response_body: answered.text, raw_response_body: answered.text };
}

function calledOutcome(run: Run, url: URL, { call, assumptions }: RunWorld): RunOutcome {
  const { headers, token_ids: tokens, response_fields: fields } = run.configuration;
  const answer = call({ url, headers, authenticated: tokens.length > 0 }, run.at);
  if (answer === undefined) {
    return {
      ...unanswered(url.href),
      error_type: "faraday_error",
      error_message: `Failed to open TCP connection to ${url.host}:443 (getaddrinfo: Name or service not known)`,
    };
  }
  const raw = JSON.stringify(bodyOf(answer, `000sample${run.id}`));
  const refusal: Partial<RunOutcome> = isRefusal(answer)
    ? {
        error_type: assumptions.refusedRun,
        error_message: `Request to ${url.href} failed with status ${answer.status}`,
      }
    : {};
  return {
    http_status: answer.status,
    request_url: url.href,
    response_body: isRefusal(answer) ? raw : mappedBody(raw, fields),
    raw_response_body: raw,
    ...refusal,
  };
}

function isRefusal({ status }: Answer): boolean {
  return status >= 400;
}

function unanswered(url: string | null): RunOutcome {
  return { http_status: null, request_url: url, response_body: null, raw_response_body: null };
}

/** The configured URL with its inputs filled in; a variable that nothing declares becomes empty. */
function addressOf(configuration: ConnectorConfiguration, externalId: string): URL | undefined {
  const values = new Map(
    configuration.data_inputs.map(({ name, default_value }) => [name, default_value || externalId]),
  );
  const filled = (configuration.url ?? "").replace(/\{\{([^{}]*)\}\}/g, (_, name: string) =>
    encodeURIComponent((values.get(name.trim()) ?? "").toWellFormed()),
  );
  return URL.canParse(filled) ? new URL(filled) : undefined;
}
