import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A request as it arrived: `target` is the raw request target, nothing decoded. */
export interface Arrived {
  readonly method: string;
  readonly target: string;
  /** Names and values as they were written, alternating. */
  readonly rawHeaders: readonly string[];
}

/** A real HTTP server on the loopback interface. */
export interface Loopback {
  readonly port: number;
  readonly arrived: readonly Arrived[];
  /** How many connections were made, and how many of them are still there. */
  readonly connections: { readonly made: number; readonly open: number };
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Runs `use` against a server that answers by `handler`; afterwards nothing of the server is left. */
export async function withLoopback<T>(
  handler: Handler,
  use: (server: Loopback) => Promise<T>,
): Promise<T> {
  const arrived: Arrived[] = [];
  const connections = { made: 0, open: 0 };
  const server = createServer((request, response) => {
    const { method = "", url = "", rawHeaders } = request;
    arrived.push({ method, target: url, rawHeaders });
    handler(request, response);
  });
  server.on("connection", (socket) => {
    connections.made += 1;
    connections.open += 1;
    socket.on("close", () => (connections.open -= 1));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port was bound");
  try {
    return await use({ port: address.port, arrived, connections });
  } finally {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
}

/** Answers with a JSON text, or with any value written as one. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
