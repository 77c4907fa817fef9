import { request, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import type { Sample } from "../../../src/sample/startSample.ts";

export interface Exchange {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The decoded body; undefined where there is none. */
  readonly json: unknown;
}

export interface Sending {
  readonly method?: string;
  /** undefined leaves a header out that is otherwise sent: Accept, Authorization. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

/** One request over real HTTP, exactly as given: node:http adds no Accept of its own. */
export async function exchange(
  sample: Sample,
  path: string,
  sending: Sending = {},
): Promise<Exchange> {
  const given: Readonly<Record<string, string | undefined>> = {
    accept: "application/json",
    authorization: `Bearer ${sample.token}`,
    ...(sending.body === undefined ? {} : { "content-type": "application/json" }),
    ...sending.headers,
  };
  const headers = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return await new Promise((resolve, reject) => {
    const sent = request(
      `${sample.url}/`,
      // No agent: a connection kept from an earlier sample would be in the way.
      {
        method: sending.method ?? "GET",
        headers: Object.fromEntries(headers),
        path,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          const json: unknown = text === "" ? undefined : JSON.parse(text);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
      },
    );
    sent.on("error", reject);
    sent.end(sending.body);
  });
}

/** Writes bytes to a new connection and resolves with all that came back once the server closed it. */
export async function rawExchange(port: number, bytes: string | Buffer): Promise<string> {
  return await new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    // A reset is an answer too: "close" follows it.
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
  });
}

/** The value at a path of property names and indexes; undefined where the way ends. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  return at(Object.getOwnPropertyDescriptor(value, name)?.value, ...rest);
}

/** The properties of an object, to compare with some of them replaced; none for anything else. */
export function properties(value: unknown): Record<string, unknown> {
  return Object.fromEntries(typeof value === "object" ? Object.entries(value ?? {}) : []);
}

/** The items of a list answer. */
export function items(answer: Exchange): readonly unknown[] {
  const data = at(answer.json, "data");
  return Array.isArray(data) ? data : [];
}

/** The code and message of an error.list, for comparing both at once. */
export function firstError(answer: Exchange): readonly [unknown, unknown] {
  return [at(answer.json, "errors", 0, "code"), at(answer.json, "errors", 0, "message")];
}
