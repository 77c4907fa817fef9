import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { defaultAssumptions } from "./assumptions.ts";
import { intercomApi, type Outcome } from "./intercomApi.ts";
import { requestTarget } from "./requestTarget.ts";
import { defaultTrainingTopicCount } from "./sampleTypes.ts";
import type { SampleOptions, SeenRequest } from "./sampleOptions.ts";
import { sendOutcome } from "./sendOutcome.ts";

/** A running embedded Intercom. */
export interface Sample {
  readonly port: number;
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  readonly token: string;
  /** Ends every connection, those with a request in flight too; may be called again. */
  close(): Promise<void>;
}

/** Starts an Intercom of sample data on the loopback interface, which no other machine reaches. */
export async function startSample(options: SampleOptions = {}): Promise<Sample> {
  const closing = new AbortController();
  const headersTimeout = options.headersTimeoutMs ?? 10_000;
  const server = createServer({
    headersTimeout,
    requestTimeout: headersTimeout * 3,
    connectionsCheckingInterval: Math.ceil(headersTimeout / 4),
    // Longer than clients keep an idle connection, so that it is they who end it.
    keepAliveTimeout: 60_000,
  });
  server.maxConnections = 512;

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = addressOf(server.address());
  const origin = `http://127.0.0.1:${port}`;
  const token = options.token ?? `sample-${randomBytes(16).toString("hex")}`;
  const hosts = ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${port}`);
  const assumptions = { ...defaultAssumptions, ...options.assumptions };
  const api = intercomApi({
    token,
    workspace: options.workspace ?? { id: "sample", name: "Sample Workspace", region: "US" },
    instances: options.instances ?? defaultTrainingTopicCount,
    version: options.version ?? "2.13",
    rateLimit: options.rateLimit ?? 1_667,
    now: options.now ?? Date.now,
    assumptions,
    connectorAccess: options.connectorAccess ?? "write",
    origin,
  });

  let requests = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests += 1;
    const arrived = seen(request);
    options.onRequest?.(arrived);
    const interference = await options.interfere?.(arrived);
    if (interference === "cut before") {
      response.destroy();
      return;
    }
    const requestId = `000sample${requests.toString(32).padStart(11, "0")}`;
    const outcome = await judge(request);
    if (interference === "cut after") {
      response.destroy();
      return;
    }
    if (options.delayMs !== undefined) {
      await delay(options.delayMs, undefined, { signal: closing.signal });
    }
    sendOutcome(response, outcome, requestId, assumptions);
  }

  async function judge(request: IncomingMessage): Promise<Outcome> {
    const target = requestTarget(request.url ?? "", hosts);
    // A page in a browser can make its own name resolve to this machine, but cannot hide that name.
    const host = request.headers.host?.toLowerCase() ?? "";
    if (target === "other host" || !hosts.includes(host)) {
      const error = `This server answers at ${origin} alone`;
      return { answer: { status: 421, body: { status: 421, error } }, headers: {} };
    }
    return await api(request, target);
  }

  server.on("request", (request, response) => {
    // Rejected only where nobody is left to answer: the client went away, or close() was called.
    answer(request, response).catch(() => response.destroy());
  });

  return {
    port,
    url: origin,
    token,
    async close() {
      closing.abort();
      await new Promise<void>((resolve) => {
        // Called once closed, at once if it already was.
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("No port was bound.");
  return address;
}

function seen(request: IncomingMessage): SeenRequest {
  return {
    method: request.method ?? "",
    target: request.url ?? "",
    headers: request.headers,
    rawHeaders: request.rawHeaders,
    clientPort: request.socket.remotePort ?? 0,
  };
}
