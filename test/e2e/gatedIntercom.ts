import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer, request } from "node:http";
import { type RealHostName, type RealHosts, startRealHosts } from "../host/realHosts.ts";
import type { SampleWorkspace } from "../../src/sample/identifyAdmin.ts";
import type { SampleOptions } from "../../src/sample/sampleOptions.ts";
import { type Sample, startSample } from "../../src/sample/startSample.ts";
import type { WorkbenchOptions } from "./startWorkbench.ts";

/** An answer that Intercom gives in place of data. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Sample workspaces behind Intercom's real host names; what they accept can change at any time. */
export interface GatedIntercom {
  readonly hosts: RealHosts;
  /** User settings and environment by which an unchanged extension arrives here. */
  readonly options: Pick<WorkbenchOptions, "settings" | "env">;
  /** The tokens that are accepted now. */
  readonly accepted: Set<string>;
  /** Undefined lets a request through. */
  refuse: (target: string) => Refusal | undefined;
  /** Requests that come from now on wait until the function that it gives is called. */
  hold(): () => void;
  /** Resolves when a request waits. */
  held(): Promise<void>;
  close(): Promise<void>;
}

const unauthorized = { status: 401, code: "unauthorized", message: "Access Token Invalid" };

/** Starts one sample for each host; all of them accept the same tokens. */
export async function startGatedIntercom(
  workspaces: Readonly<Partial<Record<RealHostName, SampleWorkspace>>>,
  tokens: readonly string[],
  sampleOptions: SampleOptions = {},
): Promise<GatedIntercom> {
  const accepted = new Set(tokens);
  const undo: (() => Promise<void>)[] = [];
  let gate = Promise.resolve();
  let waiting: () => void = () => undefined;
  let someoneWaits = Promise.resolve();

  const answer = async (incoming: IncomingMessage, response: ServerResponse, sample: Sample) => {
    waiting();
    await gate;
    const token = incoming.headers.authorization?.replace(/^Bearer /, "") ?? "";
    const target = incoming.url ?? "";
    const refusal = accepted.has(token) ? intercom.refuse(target) : unauthorized;
    if (refusal === undefined) {
      forward(incoming, response, sample);
      return;
    }
    const { status, code, message } = refusal;
    const body = { type: "error.list", request_id: "gate-1", errors: [{ code, message }] };
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };

  const ports: Partial<Record<RealHostName, number>> = {};
  for (const name of ["api.intercom.io", "api.eu.intercom.io", "api.au.intercom.io"] as const) {
    const workspace = workspaces[name];
    if (workspace === undefined) continue;
    const sample = await startSample({ ...sampleOptions, workspace });
    undo.push(() => sample.close());
    const server = createServer((incoming, response) => void answer(incoming, response, sample));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    undo.push(async () => {
      server.closeAllConnections();
      await once(server.close(), "close");
    });
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("No port was bound.");
    ports[name] = address.port;
  }
  const hosts = await startRealHosts(ports);
  undo.push(() => hosts.close());

  const intercom: GatedIntercom = {
    hosts,
    accepted,
    options: {
      settings: { "http.proxy": hosts.proxy, "http.systemCertificates": false },
      env: { NODE_EXTRA_CA_CERTS: hosts.certificate },
    },
    refuse: () => undefined,
    hold() {
      let release: () => void = () => undefined;
      gate = new Promise((resolve) => (release = resolve));
      someoneWaits = new Promise((resolve) => (waiting = resolve));
      return release;
    },
    held: () => someoneWaits,
    async close() {
      for (const step of undo.splice(0).reverse()) await step();
    },
  };
  return intercom;
}

function forward(incoming: IncomingMessage, response: ServerResponse, sample: Sample): void {
  const { port, token } = sample;
  const headers = {
    ...incoming.headers,
    host: `127.0.0.1:${port}`,
    authorization: `Bearer ${token}`,
  };
  const outgoing = request(
    { host: "127.0.0.1", port, method: incoming.method, path: incoming.url, headers },
    (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    },
  );
  outgoing.on("error", () => response.destroy());
  response.on("close", () => outgoing.destroy());
  incoming.pipe(outgoing);
}
