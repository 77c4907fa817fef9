import { once } from "node:events";
import { type IncomingMessage, createServer } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { connectWith } from "./connectWith.ts";
import { answerNotification, waitForNotification } from "./messages.ts";
import { type GatedWorkbench, useGatedIntercom } from "./useGatedIntercom.ts";
import { openViewContainer, runCommand, screenshot } from "./workbench.ts";

const token = "canary-network-8d0e5b7c41";

interface MoodyProxy {
  readonly port: number;
  /** What is answered in place of a tunnel; undefined opens one. */
  refuse: string | undefined;
  close(): Promise<void>;
}

/** A proxy before another one, which it may refuse to ask. */
async function moodyProxy(next: string): Promise<MoodyProxy> {
  const server = createServer();
  const sockets = new Set<Duplex>();
  server.on("connect", (request: IncomingMessage, client: Duplex) => {
    sockets.add(client);
    client.on("error", () => client.destroy());
    if (proxy.refuse !== undefined) {
      client.end(`HTTP/1.1 ${proxy.refuse}\r\n\r\n`);
      return;
    }
    const onward = connect(Number(new URL(next).port), "127.0.0.1", () => {
      onward.write(`CONNECT ${request.url ?? ""} HTTP/1.1\r\nHost: intercom\r\n\r\n`);
      client.pipe(onward).pipe(client);
    });
    sockets.add(onward);
    onward.on("error", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was bound.");
  const proxy: MoodyProxy = {
    port: address.port,
    refuse: undefined,
    async close() {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await once(server.close(), "close");
    },
  };
  return proxy;
}

describe("what keeps VS Code from Intercom is told apart", () => {
  let workbench: GatedWorkbench;
  let proxy: MoodyProxy;
  const started = useGatedIntercom({
    workspaces: { "api.eu.intercom.io": { id: "ws1", name: "Acme Training", region: "EU" } },
    tokens: [token],
    async workbench({ hosts }) {
      proxy = await moodyProxy(hosts.proxy);
      return {
        settings: { "http.proxy": `http://127.0.0.1:${proxy.port}` },
        // The certificate is not known to VS Code: as behind a company's proxy that looks inside.
        env: { NODE_EXTRA_CA_CERTS: undefined },
      };
    },
  });

  before(() => (workbench = started()));

  after(() => proxy.close());

  /** Connects, and waits for what is said of it. */
  async function connectTelling(text: RegExp): Promise<void> {
    const { page } = workbench;
    await runCommand(page, "Notifications: Clear All Notifications");
    await connectWith(page, "Europe (EU)", token);
    await waitForNotification(page, text);
  }

  const certificate =
    /^The certificate comes from an authority that this computer does not trust \(DEPTH_ZERO_SELF_SIGNED_CERT\)\./;

  it("a certificate that is not trusted", async () => {
    await openViewContainer(workbench.page, "Intercom");
    await connectTelling(certificate);
    await screenshot(workbench, "network-certificate");
  });

  for (const answer of ["403 Forbidden", "407 Proxy Authentication Required"]) {
    it(`a proxy that answers ${answer}`, async () => {
      const { page } = workbench;
      const answered = /^A proxy answered instead of Intercom\./;
      proxy.refuse = answer;
      await connectTelling(answered);
      await screenshot(workbench, `network-proxy-${answer.slice(0, 3)}`);
      // With the token that was entered: the proxy is gone from the way, the certificate is not.
      proxy.refuse = undefined;
      await answerNotification(page, answered, "Try Again");
      await waitForNotification(page, certificate);
    });
  }

  it("a proxy that is not there", async () => {
    await proxy.close();
    await connectTelling(/^Cannot reach the proxy between VS Code and Intercom\. .*http\.proxy/);
    await screenshot(workbench, "network-no-proxy");
  });

  it("keeps the token to itself all the while", async () => {
    await workbench.assertNowhere([token]);
  });
});
