import assert from "node:assert/strict";
import { withoutOwnImports } from "../../../../src/requests/markdown/withoutOwnImports.ts";
import { examplesFound, fenced } from "./examplesFound.ts";

describe("imports of what fences before one declare", () => {
  const isDeclared = (name: string): boolean => ["api", "send", "BASE"].includes(name);
  const own: readonly string[] = [
    'import { api, send } from "./client.js";',
    "import api from '../client'",
    'import api, { send } from "@/lib/client";',
    'const { send } = require("./client");',
    "from .settings import BASE, api",
    "from settings import BASE",
    "from ..shop.settings import (\n    BASE,\n    api,\n)",
    "use Acme\\Shop\\api;",
  ];
  for (const code of own) {
    it(`are left out: ${code.split("\n", 1).join("")}`, () => {
      const left = withoutOwnImports(`${code}\ncall();`, isDeclared);
      assert.equal(left, `${code.replace(/[^\n]/g, " ")}\ncall();`);
    });
  }

  const others: readonly string[] = [
    'import { api, other } from "./client.js";',
    'import { send as api } from "./client.js";',
    'import { api } from "client";',
    'import { api } from "@scope/client";',
    'import "./client.js";',
    "from .settings import BASE as api",
    "use Acme\\Shop\\other;",
    "use Acme\\Shop\\send as api;",
  ];
  for (const code of others) {
    it(`stay: ${code}`, () => {
      assert.equal(withoutOwnImports(code, isDeclared), code);
    });
  }

  it("are what these declare", async () => {
    const settings = fenced("python", ['BASE = "https://api.intercom.io"', 'ACCEPT = "text/html"']);
    const client = fenced("python", [
      "import httpx",
      "from .settings import ACCEPT, BASE",
      'client = httpx.Client(base_url=BASE, headers={"Accept": ACCEPT, "Authorization": f"Bearer {T}"})',
    ]);
    const use = fenced("python", ["from .client import client", 'client.get("/contacts")']);
    assert.deepEqual(await examplesFound(settings + client + use), ["accept-value @ ACCEPT"]);
    assert.deepEqual(await examplesFound(client + use), []);
  });

  it("are what these declare, in PHP", async () => {
    const factory = (headers: string): string =>
      fenced("php", [
        "<?php",
        "namespace Acme\\Shop;",
        "use GuzzleHttp\\Client;",
        "final class ClientFactory",
        "{",
        "    public static function make(string $token): Client",
        "    {",
        `        return new Client(["base_uri" => "https://api.intercom.io", "headers" => [${headers}]]);`,
        "    }",
        "}",
      ]);
    const use = (...imports: readonly string[]): string =>
      fenced("php", [
        ...["<?php", ...imports, "$client = ClientFactory::make(getenv('TOKEN'));"],
        "$client->get('/me');",
      ]);
    const token = '"Authorization" => "Bearer $token"';
    const json = '"Accept" => "application/json"';
    const own = use("use Acme\\Shop\\ClientFactory;");
    assert.deepEqual(await examplesFound(factory(token) + own), ["accept-missing @ '/me'"]);
    assert.deepEqual(await examplesFound(factory(`${token}, ${json}`) + own), []);
    assert.deepEqual(await examplesFound(own), []);
    const other = use("use Acme\\Other\\Factory as ClientFactory;");
    assert.deepEqual(await examplesFound(factory(token) + other), []);
    const guzzle = fenced("php", [
      ...["<?php", "use GuzzleHttp\\Client;", `$client = new Client(["headers" => [${json}]]);`],
      "$client->get('https://api.intercom.io/me', ['headers' => ['Authorization' => \"Bearer $t\"]]);",
    ]);
    assert.deepEqual(await examplesFound(factory(token) + guzzle), []);
  });
});
