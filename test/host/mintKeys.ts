import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

const host = "127.0.0.1";

/**
 * Puts a loopback server before a VS Code server that answers the one question the latter leaves open: the page
 * asks its origin for half of the key that encrypts its secrets, and forgets them at a reload without an
 * answer. All else passes through. Lives as long as this process, as does the key.
 * @returns the port to open instead.
 */
export async function mintKeys(port: number): Promise<number> {
  const key = randomBytes(32);
  const server = createServer((from, to) => {
    if (from.method === "POST" && /\/mint-key$/.test(from.url ?? "")) to.end(key);
    else forward(port, from, to);
  });
  server.on("upgrade", (from, socket, head) => tunnel(port, from, socket, head));
  server.listen(0, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}

function forward(port: number, from: IncomingMessage, to: ServerResponse): void {
  const { method, url: path, headers } = from;
  const onward = request({ host, port, method, path, headers }, (answer) => {
    to.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(to);
  });
  onward.on("error", () => to.destroy());
  to.on("close", () => onward.destroy());
  from.pipe(onward);
}

/** Repeats the request for a web socket to the server; from then on the two talk to each other directly. */
function tunnel(port: number, from: IncomingMessage, socket: Duplex, head: Buffer): void {
  const onward = connect(port, host);
  const lines = [`${from.method ?? "GET"} ${from.url ?? "/"} HTTP/1.1`];
  for (let at = 0; at + 1 < from.rawHeaders.length; at += 2) {
    lines.push(`${from.rawHeaders[at] ?? ""}: ${from.rawHeaders[at + 1] ?? ""}`);
  }
  onward.write(`${lines.join("\r\n")}\r\n\r\n`);
  onward.write(head);
  socket.pipe(onward).pipe(socket);
  socket.on("error", () => onward.destroy());
  onward.on("error", () => socket.destroy());
}
