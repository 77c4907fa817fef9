import { once } from "node:events";
import { createServer } from "node:http";
import { newest } from "../host/vscodeVersions.ts";
import { type SearchableWorkbench, startSearchable } from "./canary.ts";
import { type GatedIntercom, startGatedIntercom } from "./gatedIntercom.ts";
import { waitForNotification } from "./messages.ts";
import {
  acceptQuickInput,
  pickInQuickInput,
  typeInQuickInput,
  waitForQuickInput,
} from "./quickInput.ts";
import { openViewContainer, runCommand, screenshot } from "./workbench.ts";

const token = "canary-network-8d0e5b7c41";

interface RefusingProxy {
  readonly port: number;
  readonly asked: () => boolean;
  close(): Promise<void>;
}

/** A proxy that opens no tunnel and says why. */
async function refusingProxy(answer: string): Promise<RefusingProxy> {
  const proxy = createServer();
  let asked = false;
  proxy.on("connect", (_request, client) => {
    asked = true;
    client.end(`HTTP/1.1 ${answer}\r\n\r\n`);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("No port was bound.");
  return {
    port: address.port,
    asked: () => asked,
    close: async () => void (await once(proxy.close(), "close")),
  };
}

describe("what keeps VS Code from Intercom is told apart", () => {
  let intercom: GatedIntercom;
  let workbench: SearchableWorkbench;
  const undo: (() => Promise<void>)[] = [];

  before(async function () {
    this.timeout(300_000);
    intercom = await startGatedIntercom(
      { "api.eu.intercom.io": { id: "ws1", name: "Acme Training", region: "EU" } },
      [token],
    );
    undo.push(() => intercom.close());
    workbench = await startSearchable(newest, {
      ...intercom.options,
      // The certificate is not known to VS Code: as behind a company's proxy that looks inside.
      env: { NODE_EXTRA_CA_CERTS: undefined },
    });
    undo.push(() => workbench.close());
  });

  afterEach(async function () {
    if (this.currentTest?.state !== "failed") return;
    console.log(await screenshot(workbench, `failed-${this.currentTest.title.replaceAll(/\W+/g, "-")}`));
    console.log((await workbench.server.logs()).slice(-3000));
  });

  after(async () => {
    for (const step of undo.reverse()) await step();
  });

  /** Tries again, with the same token, until VS Code has taken over the setting and this is said. */
  async function tryAgainUntil(text: RegExp, so: () => boolean = () => true): Promise<void> {
    const { page } = workbench;
    for (;;) {
      await page.locator(".notifications-toasts .monaco-button").getByText("Try Again").click();
      const told = await waitForNotification(page, /Check|Ask/);
      const message = await told.locator(".notification-list-item-message").innerText();
      if (text.test(message) && so()) return;
    }
  }

  async function through(proxy: string): Promise<void> {
    await workbench.changeSettings({ "http.proxy": proxy });
  }

  it("a certificate that is not trusted", async () => {
    const { page } = workbench;
    await openViewContainer(page, "Intercom");
    await runCommand(page, "Intercom: Connect…");
    await pickInQuickInput(page, "Europe (EU)");
    await waitForQuickInput(page, "Paste the access token");
    await typeInQuickInput(page, token);
    await acceptQuickInput(page);
    await waitForNotification(
      page,
      /^The certificate comes from an authority that is not trusted here \(DEPTH_ZERO_SELF_SIGNED_CERT\)\./,
    );
    await screenshot(workbench, "network-certificate");
  });

  for (const answer of ["403 Forbidden", "407 Proxy Authentication Required"]) {
    it(`a proxy that answers ${answer}`, async () => {
      const proxy = await refusingProxy(answer);
      undo.push(() => proxy.close());
      await through(`http://127.0.0.1:${proxy.port}`);
      await tryAgainUntil(
        /^A proxy between VS Code and Intercom answered instead\./,
        proxy.asked,
      );
      await screenshot(workbench, `network-proxy-${answer.slice(0, 3)}`);
    });
  }

  it("a proxy that is not there", async () => {
    const { port, close } = await refusingProxy("");
    await close();
    await through(`http://127.0.0.1:${port}`);
    await tryAgainUntil(/^Intercom cannot be reached \(ECONNREFUSED\)\. .*http\.proxy/);
    await screenshot(workbench, "network-no-proxy");
  });

  it("a name that cannot be looked up", async () => {
    await through("http://no-such-host.invalid:3128");
    await tryAgainUntil(/cannot be looked up \((?:ENOTFOUND|EAI_AGAIN)\)/);
    await screenshot(workbench, "network-dns");
  });

  it("keeps the token to itself all the while", async () => {
    await workbench.assertNowhere([token]);
  });
});
