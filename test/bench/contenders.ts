import axios from "axios";
import { Agent, get } from "node:http";
import { IntercomClient } from "intercom-client";
import { createClient } from "../../src/intercom/client.ts";
import { getInstance } from "../../src/intercom/customObjects.ts";
import type { Target } from "./withServer.ts";

/** Looks one instance up by its id and gives the id that came back. */
export type LookUp = (type: string, id: string) => Promise<unknown>;

/** Who looks up: our client, the official one, and what both could have been made of. */
export const contenders = {
  ours({ port, token }: Target): LookUp {
    const client = createClient({
      endpoint: { region: "sample", port },
      token,
      version: () => "2.13",
    });
    const { signal } = new AbortController();
    return async (type, id) => (await client.send(getInstance(type, id), signal)).data.id;
  },

  "intercom-client"({ port, token }: Target): LookUp {
    const { customObjectInstances } = new IntercomClient({
      environment: `http://127.0.0.1:${port}`,
      token,
      version: "2.13",
    });
    return async (type, id) => {
      const request = { custom_object_type_identifier: type, custom_object_instance_id: id };
      return (await customObjectInstances.getCustomObjectInstancesById(request))?.id;
    };
  },

  "bare axios"({ port, token }: Target): LookUp {
    const bare = axios.create({
      baseURL: `http://127.0.0.1:${port}`,
      httpAgent: new Agent({ keepAlive: true }),
      headers: headersOf(token),
    });
    return async (type, id) => (await bare.get<{ id: unknown }>(pathOf(type, id))).data.id;
  },

  "bare node:http"({ port, token }: Target): LookUp {
    const agent = new Agent({ keepAlive: true });
    const headers = headersOf(token);
    return (type, id) =>
      new Promise((resolve, reject) => {
        const options = { host: "127.0.0.1", port, path: pathOf(type, id), agent, headers };
        get(options, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            resolve(idIn(Buffer.concat(chunks).toString("utf8")));
          });
        }).on("error", reject);
      });
  },
} as const;

export type ContenderName = keyof typeof contenders;

function headersOf(token: string): Record<string, string> {
  return {
    Accept: "application/json",
    Authorization: `Bearer ${token}`,
    "Intercom-Version": "2.13",
  };
}

function pathOf(type: string, id: string): string {
  return `/custom_object_instances/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
}

function idIn(json: string): unknown {
  const parsed: unknown = JSON.parse(json);
  return typeof parsed === "object" && parsed !== null && "id" in parsed ? parsed.id : undefined;
}
