import type { IncomingMessage } from "node:http";
import { acceptsJson } from "./acceptsJson.ts";
import {
  errorAnswer,
  notAcceptable,
  routeNotFound,
  versionUnknown,
  type Answer,
} from "./answer.ts";
import { apiVersion } from "./apiVersion.ts";
import type { Assumptions } from "./assumptions.ts";
import { authorizationRefusal } from "./authorizationRefusal.ts";
import type { ApiRequest } from "./apiRequest.ts";
import { connectorWorkspace } from "./connectorWorkspace.ts";
import { customObjectInstances } from "./customObjectInstances.ts";
import { dataConnectors, type ConnectorAccess, type ConnectorWorkspace } from "./dataConnectors.ts";
import { identifyAdmin, type SampleWorkspace } from "./identifyAdmin.ts";
import { InstanceStore } from "./instanceStore.ts";
import { RateLimit, type RateLimitCount } from "./rateLimit.ts";
import { readJson } from "./readJson.ts";
import type { RequestTarget } from "./requestTarget.ts";
import { sampleTypes } from "./sampleTypes.ts";

/** What one workspace and its app are set to. */
export interface ApiSettings {
  readonly token: string;
  readonly workspace: SampleWorkspace;
  /** How many training topics there are. */
  readonly instances: number;
  /** For requests without an Intercom-Version header: the version set in the app's package. */
  readonly version: string;
  /** Requests in ten seconds. */
  readonly rateLimit: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly assumptions: Assumptions;
  readonly connectorAccess: ConnectorAccess;
  /** The server's own address, without a trailing slash. */
  readonly origin: string;
}

/** An answer with the headers that depend on how far the request came. */
export interface Outcome {
  readonly answer: Answer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Judges requests in Intercom's order; the function keeps what earlier requests wrote and counted. */
export function intercomApi(
  settings: ApiSettings,
): (request: IncomingMessage, target: RequestTarget | "bad encoding") => Promise<Outcome> {
  const { assumptions } = settings;
  const rateLimit = new RateLimit(settings.rateLimit, settings.now);
  const stores = new Map(
    sampleTypes(settings.instances).map((seeded) => [seeded.type, new InstanceStore(seeded)]),
  );
  const resources = {
    stores,
    workspace: settings.workspace,
    connectors: connectorWorkspace(settings, stores),
  };

  return async (request, target) => {
    // Accept comes before everything else: browsers without credentials got a 406, not a 401.
    if (!acceptsJson(request.headers.accept, assumptions)) return bare(notAcceptable());
    const refusal = authorizationRefusal(
      request.headers.authorization,
      settings.token,
      assumptions,
    );
    if (refusal !== undefined) return bare(refusal);

    const count = rateLimit.count();
    const limits = rateLimitHeaders(count);
    if (count.exceeded) {
      const message = `Exceeded rate limit of ${count.limit} in 10_seconds`;
      return { answer: errorAnswer(429, "rate_limit_exceeded", message), headers: limits };
    }

    const hasBody = ["POST", "PUT", "PATCH"].includes(request.method ?? "");
    const body = hasBody ? await readJson(request, assumptions) : { json: undefined };
    // The captured answer to malformed JSON had neither rate-limit nor version headers.
    if ("refusal" in body && body.malformed) return bare(body.refusal);

    const name = request.headers["intercom-version"]?.toString().trim();
    const version = apiVersion(name === undefined || name === "" ? settings.version : name);
    if (version === undefined) return { answer: versionUnknown(), headers: limits };

    const headers = { ...limits, "intercom-version": version.name };
    if ("refusal" in body) return { answer: body.refusal, headers };
    if (target === "bad encoding") {
      const message = "The address is not validly percent-encoded";
      return { answer: errorAnswer(400, "bad_request", message), headers };
    }
    const answer = route(resources, {
      method: request.method === "HEAD" ? "GET" : (request.method ?? ""),
      ...target,
      body: body.json,
      version,
      assumptions,
      origin: settings.origin,
      nowSeconds: Math.floor(settings.now() / 1_000),
    });
    return { answer, headers };
  };
}

/** Everything that the routes give access to. */
interface Resources {
  readonly stores: ReadonlyMap<string, InstanceStore>;
  readonly workspace: SampleWorkspace;
  readonly connectors: ConnectorWorkspace;
}

function route({ stores, workspace, connectors }: Resources, request: ApiRequest): Answer {
  const [first] = request.segments;
  if (first === "me" && request.segments.length === 1 && request.method === "GET") {
    return identifyAdmin(workspace);
  }
  if (first === "custom_object_instances") return customObjectInstances(stores, request);
  return first === "data_connectors" ? dataConnectors(connectors, request) : routeNotFound();
}

function bare(answer: Answer): Outcome {
  return { answer, headers: {} };
}

function rateLimitHeaders({ limit, remaining, reset }: RateLimitCount): Record<string, string> {
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(reset),
  };
}
