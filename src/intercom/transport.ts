import axios, { AxiosHeaders } from "axios";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { maxBodyBytes } from "./limits.ts";

/** One HTTP request, complete: nothing is added to the headers but Host, User-Agent, Content-Length and Accept-Encoding. */
export interface TransportRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back, whatever its status. Header names are lower case. */
export interface TransportResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends requests and owns the sockets they leave open; `close` ends them. */
export interface Transport {
  send(request: TransportRequest, signal: AbortSignal): Promise<TransportResponse>;
  close(): void;
}

/**
 * A failure before there was an answer: Node's or axios's code, and a message that is searched for a
 * proxy's or certificate's marks. axios's own error never leaves this file: it holds the headers sent.
 */
export class TransportFailure extends Error {
  override readonly name = "TransportFailure";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The only place that knows axios. Redirects are answers, not followed; no proxy of axios's own. */
export function createTransport(): Transport {
  const httpAgent = new HttpAgent({ keepAlive: true });
  const httpsAgent = new HttpsAgent({ keepAlive: true });
  // The adapter alone: what axios does around it (merging settings, interceptors, transforming bodies) is
  // not needed here, and costs a sixth of a look-up.
  const request = axios.getAdapter("http");
  const settings = {
    httpAgent,
    httpsAgent,
    // VS Code patches Node's http and https, so that the user's proxy and certificates apply.
    proxy: false,
    maxRedirects: 0,
    maxContentLength: maxBodyBytes,
    // As it came: parsing belongs to the client, which can say what was wrong with it.
    responseType: "text",
  } as const;

  return {
    async send({ method, url, headers, body }, signal) {
      try {
        const response = await request({
          ...settings,
          method,
          url,
          headers: new AxiosHeaders({
            "User-Agent": "connector-explorer-for-intercom",
            ...headers,
          }),
          data: body,
          signal,
        });
        return {
          status: response.status,
          headers: flatHeaders(response.headers),
          body: typeof response.data === "string" ? response.data : "",
        };
      } catch (error) {
        throw failureOf(error);
      }
    },
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

function flatHeaders(headers: object): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) flat[name.toLowerCase()] = String(value);
  }
  return flat;
}

function failureOf(error: unknown): TransportFailure {
  if (!(error instanceof Error)) return new TransportFailure("UNKNOWN", "");
  if (axios.isCancel(error)) return new TransportFailure("ERR_CANCELED", "");
  if (error.message.startsWith("maxContentLength")) return new TransportFailure("TOO_LARGE", "");
  const code = "code" in error && typeof error.code === "string" ? error.code : "UNKNOWN";
  return new TransportFailure(code, error.message);
}
