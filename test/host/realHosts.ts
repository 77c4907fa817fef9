import { EventEmitter, once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer, request } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, type Server, type Socket, connect } from "node:net";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { generate } from "selfsigned";
import { temporaryFolder } from "./temporaryFolder.ts";

/** Intercom's three hosts, as the extension calls them. */
export const realHostNames = [
  "api.intercom.io",
  "api.eu.intercom.io",
  "api.au.intercom.io",
] as const;

export type RealHostName = (typeof realHostNames)[number];

/** A request that reached one of the hosts, as it left the extension. */
export interface HostRequest {
  readonly host: RealHostName;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/**
 * The three host names on this computer: a proxy that VS Code is told to use, a TLS server whose
 * certificate carries their names, and behind each name a server of plain HTTP.
 */
export interface RealHosts {
  /** For the user setting `http.proxy`. */
  readonly proxy: string;
  /** For NODE_EXTRA_CA_CERTS; leave it out to see what an untrusted certificate does. */
  readonly certificate: string;
  readonly requests: readonly HostRequest[];
  /** Resolves with the next request to a host that arrives from now on. */
  next(host: RealHostName): Promise<HostRequest>;
  /** Names that the proxy was asked for and that are none of the three. */
  readonly strangers: readonly string[];
  close(): Promise<void>;
}

/** Starts everything; `upstreams` are ports on 127.0.0.1, and the Host header becomes theirs. */
export async function startRealHosts(
  upstreams: Readonly<Partial<Record<RealHostName, number>>>,
): Promise<RealHosts> {
  const requests: HostRequest[] = [];
  const arrivals = new EventEmitter();
  const strangers: string[] = [];
  const pems = await generate([{ name: "commonName", value: "Test Intercom" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true },
      {
        name: "subjectAltName",
        altNames: realHostNames.map((value) => ({ type: 2 as const, value })),
      },
    ],
  });
  const folder = await temporaryFolder("real-hosts");
  const certificate = join(folder.path, "certificate.pem");
  await writeFile(certificate, pems.cert);

  const tls = createTlsServer({ key: pems.private, cert: pems.cert }, (incoming, response) => {
    const host = realHostNames.find((name) => name === incoming.headers.host);
    const port = host === undefined ? undefined : upstreams[host];
    if (host === undefined || port === undefined) {
      response.writeHead(502).end();
      return;
    }
    const { method = "", url = "", headers } = incoming;
    const arrived: HostRequest = { host, method, target: url, headers };
    requests.push(arrived);
    arrivals.emit(host, arrived);
    forward(incoming, response, port);
  });
  const tlsPort = await listen(tls);

  const sockets = new Set<Duplex>();
  const proxy = createServer();
  proxy.on("connect", (incoming: IncomingMessage, client: Duplex) => {
    const name = realHostNames.find((known) => incoming.url === `${known}:443`);
    if (name === undefined) {
      strangers.push(incoming.url ?? "");
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    tunnel(client, connect(tlsPort, "127.0.0.1"), sockets);
  });
  const proxyPort = await listen(proxy);

  return {
    proxy: `http://127.0.0.1:${proxyPort}`,
    certificate,
    requests,
    next: (host) => new Promise((resolve) => arrivals.once(host, resolve)),
    strangers,
    async close() {
      for (const socket of sockets) socket.destroy();
      tls.closeAllConnections();
      proxy.closeAllConnections();
      await Promise.all([once(tls.close(), "close"), once(proxy.close(), "close")]);
      await folder.remove();
    },
  };
}

function forward(incoming: IncomingMessage, response: ServerResponse, port: number): void {
  const headers = { ...incoming.headers, host: `127.0.0.1:${port}` };
  const outgoing = request(
    { host: "127.0.0.1", port, method: incoming.method, path: incoming.url, headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  outgoing.on("error", () => response.destroy());
  response.on("close", () => outgoing.destroy());
  incoming.pipe(outgoing);
}

function tunnel(client: Duplex, server: Socket, sockets: Set<Duplex>): void {
  for (const socket of [client, server]) {
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      client.destroy();
      server.destroy();
    });
    // A side that goes away takes the other along; "close" follows.
    socket.on("error", () => socket.destroy());
  }
  server.once("connect", () => {
    client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    client.pipe(server).pipe(client);
  });
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was bound.");
  return address.port;
}
