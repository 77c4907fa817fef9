import assert from "node:assert/strict";
import { extractRequests } from "../../../../src/requests/extract.ts";
import { judgedText } from "../judgedText.ts";
import { seen } from "../seen.ts";

function read(value: unknown): object[] {
  return extractRequests(JSON.stringify(value), { languageId: "json" }).requests.map(seen);
}

const common = { form: "table json", method: "GET", complete: true, elsewhere: false };

describe("exports of Insomnia", () => {
  const request = {
    _type: "request",
    method: "GET",
    url: "{{ _.base }}/me",
    headers: [
      { name: "Accept", value: "{{ type }}" },
      { name: "X", value: "y", disabled: true },
    ],
    parameters: [
      { name: "a", value: "b" },
      { name: "c", value: "d", disabled: true },
    ],
    authentication: {},
  };
  const environment = { _type: "environment", data: { base: "https://a.io", type: "a/b" } };
  const exported = (...resources: readonly object[]): object => ({ _type: "export", resources });
  const read1 = { ...common, url: "https://a.io/me?a=b", headers: ["Accept: a/b"] };

  it("have the values of their environment, and the parameters of the query", () => {
    assert.deepEqual(read(exported(environment, request)), [read1]);
  });

  it("do not say which of two environments is chosen", () => {
    const other = { _type: "environment", data: { base: "https://b.io" } };
    assert.deepEqual(read(exported(environment, other, request)), [
      { ...read1, url: "?{{ _.base }}/me?a=b" },
    ]);
  });

  it("have values of environments in others, and in groups", () => {
    const nested = {
      _type: "environment",
      data: { api: { host: "https://a.io" }, base: "{{ _.api.host }}", type: "" },
    };
    const folder = { _type: "request_group", environment: { type: "a/b" } };
    assert.deepEqual(read(exported(nested, folder, request)), [read1]);
  });

  it("are authorized by themselves or by a folder", () => {
    const authentication = { type: "bearer", token: "{{ t }}" };
    const own = { ...request, authentication };
    const off = { ...request, authentication: { ...authentication, disabled: true } };
    const folder = { _type: "request_group", _id: "f", authentication };
    const elsewhere = { ...read1, elsewhere: true };
    const headers = [...read1.headers, "Authorization: ?Bearer {{ t }}"];
    assert.deepEqual(read(exported(environment, own, off)), [{ ...elsewhere, headers }, read1]);
    assert.deepEqual(read(exported(environment, folder, { ...request, parentId: "f" })), [
      elsewhere,
    ]);
  });

  it("get something from the folders that they are in, and from no other", () => {
    const outer = { _type: "request_group", _id: "o", parentId: "w", preRequestScript: "x" };
    const inner = {
      ...{ _type: "request_group", _id: "i", parentId: "o" },
      authentication: { type: "bearer" },
    };
    const other = { _type: "request_group", _id: "p", parentId: "w" };
    const within = (parentId: string): object => ({ ...request, parentId });
    const resources = [within("i"), within("o"), within("p"), within("w"), inner, outer, other];
    assert.deepEqual(read(exported(environment, ...resources)), [
      { ...read1, complete: false, elsewhere: true },
      { ...read1, complete: false },
      read1,
      read1,
    ]);
  });

  it("may be in folders that are in each other", () => {
    const a = { _type: "request_group", _id: "a", parentId: "b", preRequestScript: "x" };
    const b = { _type: "request_group", _id: "b", parentId: "a" };
    assert.deepEqual(read(exported(environment, a, b, { ...request, parentId: "b" })), [
      { ...read1, complete: false },
    ]);
  });

  it("have values that lead on to others, but not for ever", () => {
    const links = Array.from({ length: 150 }, (_, at) => [`a${at + 1}`, `{{ a${at} }}`] as const);
    const data = { a0: "https://a.io", ...Object.fromEntries(links) };
    const chain = { _type: "environment", data };
    const to = (url: string): object[] =>
      read(exported(environment, chain, { ...request, url, parameters: [] }));
    assert.deepEqual(to("{{ a90 }}/me"), [{ ...read1, url: "https://a.io/me" }]);
    assert.deepEqual(to("{{ a150 }}/me"), [{ ...read1, url: "?{{ a50 }}/me" }]);
  });

  it("may get headers from a script or a folder, and values from what Insomnia fills in", () => {
    const script = { ...request, preRequestScript: "insomnia.request.addHeader('x')" };
    const folder = { _type: "request_group", _id: "f", headers: [{ name: "Accept", value: "x" }] };
    const filled = { ...request, headers: [{ name: "Accept", value: "{% prompt 'x' %}" }] };
    const open = { ...read1, complete: false };
    assert.deepEqual(read(exported(environment, script)), [open]);
    assert.deepEqual(read(exported(environment, folder, { ...request, parentId: "f" })), [open]);
    assert.deepEqual(read(exported(environment, filled)), [
      { ...read1, headers: ["Accept: ?{% prompt 'x' %}"] },
    ]);
  });
});

describe("collections of Postman", () => {
  const request = {
    method: "POST",
    header: [{ key: "Accept", value: "a/b" }],
    url: { raw: "https://a.io/x" },
  };
  const raw = (text: string, language?: string): object => ({
    mode: "raw",
    raw: text,
    ...(language === undefined ? {} : { options: { raw: { language } } }),
  });
  const read1 = {
    ...common,
    form: "table postman",
    method: "POST",
    url: "https://a.io/x",
    headers: ["Accept: a/b"],
  };
  const typed = (type: string): object => ({
    ...read1,
    headers: [...read1.headers, `(implied) Content-Type: ${type}`],
  });

  it("say by themselves of what type a body is, where they know its language", () => {
    const bodies = [
      [raw("{}", "json"), typed("application/json")],
      [raw("{}", "text"), typed("text/plain")],
      [raw("{}"), read1],
      [{ mode: "graphql", graphql: { query: "{}" } }, typed("application/json")],
      [{ mode: "urlencoded", urlencoded: [{ key: "a" }] }, read1],
    ] as const;
    for (const [body, seenOf] of bodies) {
      assert.deepEqual(read({ item: [{ request: { ...request, body } }] }), [seenOf]);
    }
  });

  it("do not say it where that is switched off", () => {
    const body = raw("{}", "json");
    const behavior = { disabledSystemHeaders: { "content-type": true } };
    const item = { protocolProfileBehavior: behavior, request: { ...request, body } };
    assert.deepEqual(read({ item: [item] }), [read1]);
  });

  it("may get headers from a script that runs before, of their own or of a folder", () => {
    const open = { ...read1, complete: false };
    const event = (listen: string, ...exec: string[]): object => ({
      event: [{ listen, script: { exec } }],
    });
    const adds = event("prerequest", "// x", "pm.request.headers.add({ key: 'A', value: 'b' })");
    assert.deepEqual(read({ ...adds, item: [{ request }] }), [open]);
    assert.deepEqual(read({ item: [{ ...adds, request }, { request }] }), [open, read1]);
    const others = [
      event("test", "pm.request.headers.add(x)"),
      event("prerequest", "console.log(pm.request.headers.get('A'))"),
    ];
    for (const other of others) assert.deepEqual(read({ ...other, item: [{ request }] }), [read1]);
  });

  it("keep bodies that do not go out", () => {
    const bodies = [
      { mode: "raw", raw: "" },
      { mode: "raw" },
      { ...raw("{}"), disabled: true },
      { mode: "urlencoded", urlencoded: [] },
      { mode: "formdata", formdata: [{ key: "a", disabled: true }] },
    ];
    for (const body of bodies) {
      const text = JSON.stringify({ request: { ...request, body } });
      const [found] = extractRequests(text, { languageId: "json" }).requests;
      assert.ok(found);
      assert.equal(found.body, undefined);
    }
  });

  it("have variables that are switched off", () => {
    const variable = [{ key: "base", value: "https://a.io", disabled: true }];
    const url = { raw: "{{base}}/x" };
    assert.deepEqual(read({ variable, item: [{ request: { ...request, url } }] }), [
      { ...read1, url: "?{{base}}/x" },
    ]);
  });
});

describe("workflows of n8n", () => {
  const rows = [
    { name: "Authorization", value: "=Bearer {{ $json.a }}" },
    { name: "Accept", value: "=a/b" },
    { name: "X", value: "{{ as it is }}" },
  ];
  const parameters = {
    url: "=https://a.io/{{ $json.id }}",
    sendHeaders: true,
    headerParameters: { parameters: rows },
  };
  const node = { type: "n8n-nodes-base.httpRequest", typeVersion: 4.2, parameters };
  const headers = ["Authorization: ?Bearer {{ $json.a }}", "Accept: a/b", "X: {{ as it is }}"];
  const read1 = { ...common, url: "https://a.io/{{ $json.id }}", headers };

  it("fill in what begins with =", () => {
    assert.deepEqual(read({ nodes: [node] }), [read1]);
  });

  it("send no headers where that is switched off, and nothing where the step is", () => {
    const bare = { ...parameters, sendHeaders: false };
    assert.deepEqual(read({ nodes: [{ ...node, parameters: bare }] }), [{ ...read1, headers: [] }]);
    assert.deepEqual(read({ nodes: [{ ...node, disabled: true }] }), []);
  });

  it("have parameters of the query, unless that is switched off", () => {
    const query = { queryParameters: { parameters: [{ name: "a", value: "b" }] } };
    const url = "https://a.io/{{ $json.id }}";
    assert.deepEqual(read({ ...node, parameters: { ...parameters, ...query } }), [
      { ...read1, url: `${url}?a=b` },
    ]);
    assert.deepEqual(read({ ...node, parameters: { ...parameters, ...query, sendQuery: false } }), [
      read1,
    ]);
  });

  it("are read in the words of older versions", () => {
    const older = {
      requestMethod: "POST",
      url: "https://a.io/x",
      headerParametersUi: { parameter: [{ name: "Accept", value: "a/b" }] },
    };
    assert.deepEqual(read({ ...node, parameters: older }), [
      { ...read1, method: "POST", url: "https://a.io/x", headers: ["Accept: a/b"] },
    ]);
  });
});

describe("other requests in JSON", () => {
  const request = { method: "GET", url: "/me", headers: { Accept: "a/b" } };
  const read1 = { ...common, url: "https://a.io/me", headers: ["Accept: a/b"] };

  it("may begin with an address that is told beside them", () => {
    assert.deepEqual(read({ ...request, baseURL: "https://a.io/" }), [read1]);
    assert.deepEqual(read({ ...request, url: "https://a.io/me", baseURL: "https://b.io/" }), [
      read1,
    ]);
  });

  it("may have parameters beside the URL, each once", () => {
    const url = "https://a.io/me?a=b";
    const params = [
      { key: "a", value: "b" },
      { key: "c", value: "d", active: false },
      { key: "e", value: "f", isPath: true },
      { key: "g", value: "h", active: true },
    ];
    assert.deepEqual(read({ ...request, url, params }), [{ ...read1, url: `${url}&g=h` }]);
    // What is in the body.
    assert.deepEqual(read({ ...request, method: "POST", url, params: { g: "h" } }), [
      { ...read1, method: "POST", url },
    ]);
  });

  it("have no more parameters than anybody sends", () => {
    const params = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`a${at}`, 1]));
    const [found] = extractRequests(JSON.stringify({ ...request, params }), {
      languageId: "json",
    }).requests;
    assert.ok(found?.url?.kind === "known");
    assert.match(found.url.text, /\?a0=1&a1=1&.*&a999=1$/);
  });

  it("have rows that are switched off, whatever that is called", () => {
    const headers = [
      { name: "Accept", value: "a/b" },
      { name: "Authorization", value: "x", active: false },
      { name: "X", value: "x", isDisabled: true },
      { name: "Y", value: "x", enabled: false },
    ];
    assert.deepEqual(read({ ...request, url: "https://a.io/me", headers }), [read1]);
  });
});

describe("requests beside what holds for all of them", () => {
  const request = { method: "GET", url: "https://api.intercom.io/me" };
  const read1 = { ...common, url: "https://api.intercom.io/me", headers: [] };
  const headers = { Accept: "application/json" };
  const readLast = (value: object): object | undefined => read(value).at(-1);

  it("may have its headers, too", () => {
    const open = { ...read1, complete: false };
    const authenticate = { type: "generic", properties: { headers } };
    assert.deepEqual(readLast({ authenticate, test: { request } }), open);
    assert.deepEqual(readLast({ base: { headers }, modules: [request] }), open);
    assert.deepEqual(readLast({ defaultHeaders: headers, endpoints: { request } }), open);
  });

  it("have none of headers that hold for something else, nor of none", () => {
    const authenticate = { properties: { headers: {} } };
    assert.deepEqual(readLast({ authenticate, test: { request } }), read1);
    assert.deepEqual(readLast({ other: { headers }, test: { request } }), read1);
    assert.deepEqual(readLast({ defaults: { timeout: 3 }, test: { request } }), read1);
  });
});

describe("steps of n8n", () => {
  const url = "https://api.intercom.io/admins";
  const step = (parameters: object, more: object = {}): object => ({
    ...{ type: "n8n-nodes-base.httpRequest", parameters: { url, ...parameters }, ...more },
  });
  const rows = (...parameters: readonly object[]): object => ({ parameters });
  const accept = { name: "Accept", value: "a/b" };
  const read1 = { ...common, url, headers: ["Accept: a/b"] };
  const open = { ...read1, complete: false };

  it("have nothing but what is told where no credential is", () => {
    const headers = { sendHeaders: true, headerParameters: rows(accept) };
    const credentials = { httpHeaderAuth: { id: "1" } };
    assert.deepEqual(
      read([
        step(headers),
        step({ ...headers, authentication: "none" }),
        step({ ...headers, authentication: "genericCredentialType" }),
        step(headers, { credentials }),
        step({ ...headers, sendHeaders: false }),
        step({ requestMethod: "post", headerParametersUi: { parameter: [accept] } }),
      ]),
      [read1, read1, open, open, { ...read1, headers: [] }, { ...read1, method: "POST" }],
    );
  });

  it("may have headers in a text of JSON", () => {
    const text = (jsonHeaders: string): object =>
      step({ sendHeaders: true, specifyHeaders: "json", jsonHeaders });
    assert.deepEqual(
      read([
        text('{\n "Accept": "a/b"\n}'),
        text('={ "Accept": "a/b", "X": "y {{ $json["z"] }}" }'),
        text("={{ $json.headers }}"),
        text('={ "Accept": "a/b", {{ $json.more }} }'),
        step({ jsonParameters: true, headerParametersJson: '{"Accept":"a/b"}' }),
      ]),
      [
        read1,
        { ...read1, headers: ["Accept: a/b", "X: ?y {{____________}}"] },
        ...[open, open].map((each) => ({ ...each, headers: [] })),
        read1,
      ],
    );
  });

  it("are repaired in that text", () => {
    const node = (type: string): string =>
      JSON.stringify(
        step({
          ...{ sendHeaders: true, specifyHeaders: "json" },
          jsonHeaders: `{ "Accept": "${type}", "Authorization": "Bearer x" }`,
        }),
      );
    const { said, fixed } = judgedText(node("text/html"), { languageId: "json" });
    assert.deepEqual(said, ["accept-value @ text/html"]);
    assert.equal(fixed, node("application/json"));
  });

  it("have headers among the parameters of the query", () => {
    const text = JSON.stringify(
      step(
        {
          ...{ authentication: "genericCredentialType", sendQuery: true },
          queryParameters: rows(
            { name: "Accept", value: "application/json" },
            { name: "accept_terms", value: "1" },
          ),
        },
        {},
      ),
    );
    assert.deepEqual(judgedText(text, { languageId: "json" }).said, [
      'headers-not-attached @ {"name":"Accept","value":"application/json"}',
    ]);
  });

  it("send forms, and texts of another type", () => {
    const post = (body: object): readonly string[] => {
      const headers = rows({ name: "Authorization", value: "Bearer x" }, accept);
      const parameters = { method: "POST", sendHeaders: true, headerParameters: headers };
      const url = "https://api.intercom.io/contacts";
      const text = JSON.stringify(step({ ...parameters, url, sendBody: true, ...body }));
      return judgedText(text, { languageId: "json" }).said.filter(
        (one) => !one.startsWith("accept"),
      );
    };
    assert.deepEqual(post({ specifyBody: "json", jsonBody: "{}" }), []);
    assert.deepEqual(post({ contentType: "form-urlencoded", bodyParameters: {} }), [
      "content-type-missing @ POST",
    ]);
    const raw = { contentType: "raw", body: '{"a":1}' };
    assert.deepEqual(post({ ...raw, rawContentType: "application/json" }), []);
    assert.deepEqual(post({ ...raw, rawContentType: "text/plain" }), [
      "content-type-missing @ text/plain",
    ]);
  });
});

describe("collections of other clients", () => {
  const url = "https://api.intercom.io/me";
  const read1 = { ...common, url, headers: ["Accept: a/b"] };

  it("are read: Thunder Client", () => {
    const request = {
      ...{ url, method: "POST", params: [], tests: [] },
      headers: [
        { name: "Accept", value: "a/b" },
        { name: "X", value: "y", isDisabled: true },
      ],
      body: { type: "json", raw: '{"a":1}' },
    };
    const auth = { type: "bearer", bearer: "{{t}}" };
    const thunder = { clientName: "Thunder Client", folders: [] };
    const requests = [{ ...request, auth }, request];
    const posted = {
      ...{ ...read1, method: "POST" },
      headers: ["Accept: a/b", "(implied) Content-Type: application/json"],
    };
    assert.deepEqual(read({ ...thunder, requests }), [{ ...posted, elsewhere: true }, posted]);
    const settings = { headers: [{ name: "X", value: "y" }] };
    assert.deepEqual(read({ ...thunder, settings, requests: [request] }).slice(1), [
      { ...posted, complete: false },
    ]);
  });

  it("are read: Hoppscotch", () => {
    const headers = [
      { key: "Accept", value: "a/b", active: true },
      { key: "X", value: "y", active: false },
    ];
    const request = { endpoint: url, method: "GET", headers };
    const auth = { authType: "bearer", authActive: true, token: "<<t>>" };
    const requests = [
      { ...request, auth },
      { ...request, auth: { ...auth, authActive: false } },
      { ...request, auth: { authType: "inherit", authActive: true } },
    ];
    assert.deepEqual(read({ v: 2, folders: [], requests, headers: [] }), [
      { ...read1, elsewhere: true },
      read1,
      { ...read1, elsewhere: true, complete: false },
    ]);
    assert.deepEqual(read({ v: 2, requests: requests.slice(1, 2), headers }).slice(0, 1), [
      { ...read1, complete: false },
    ]);
  });

  it("have the token of a field for it, in the place of any other: Postman", () => {
    const header = [
      { key: "Accept", value: "a/b" },
      { key: "Authorization", value: "Token x" },
    ];
    const request = { method: "GET", header, url };
    const item = [{ request }, { request: { ...request, auth: { type: "noauth" } } }];
    const auth = { type: "bearer", bearer: [{ key: "token", value: "Bearer {{t}}" }] };
    const postman = { ...read1, form: "table postman" };
    const doubled = ["Accept: a/b", "Authorization: ?Bearer Bearer {{t}}"];
    const own = ["Accept: a/b", "Authorization: Token x"];
    assert.deepEqual(read({ auth, item }), [
      { ...postman, headers: doubled, elsewhere: true },
      { ...postman, headers: own },
    ]);
    const { said } = judgedText(JSON.stringify({ auth, item: [...item, ...item] }), {
      languageId: "json",
    });
    assert.deepEqual(said.filter((one) => one.startsWith("authorization")).sort(), [
      'authorization-malformed @ "Bearer {{t}}"',
      'authorization-malformed @ ,{"key":"Authorization","value":"Token x"}',
      'authorization-malformed @ ,{"key":"Authorization","value":"Token x"}',
    ]);
  });

  it("have scripts that put another value in the place of one: Postman", () => {
    const exec = ["pm.request.headers.upsert({ key: 'accept', value: 'application/json' });"];
    const event = [{ listen: "prerequest", script: { exec } }];
    const header = [
      { key: "Accept", value: "text/html" },
      { key: "X", value: "y" },
    ];
    const item = [{ name: "folder", event, item: [{ request: { method: "GET", header, url } }] }];
    assert.deepEqual(read({ item }), [
      { ...read1, form: "table postman", headers: ["X: y"], complete: false },
    ]);
  });

  it("may be told to send no Accept: Postman", () => {
    const protocolProfileBehavior = { disabledSystemHeaders: { accept: true } };
    const text = (behavior: object): string =>
      JSON.stringify({
        auth: { type: "bearer", bearer: [{ key: "token", value: "{{t}}" }] },
        item: [{ ...behavior, request: { method: "GET", header: [], url: { raw: url } } }],
      });
    const json = { languageId: "json" };
    assert.deepEqual(judgedText(text({}), json).said, []);
    assert.deepEqual(judgedText(text({ protocolProfileBehavior }), json).said, [
      `accept-missing @ ${url}`,
    ]);
  });

  it("may have headers as lines of a text, and headers in the query: Postman", () => {
    const lines = { method: "GET", header: "Accept: text/html", url: { raw: url } };
    const postman = { ...read1, form: "table postman", headers: [], complete: false };
    assert.deepEqual(read({ item: [{ request: lines }] }), [postman]);
    const query = [{ key: "Accept", value: "application/json" }];
    const text = JSON.stringify({ request: { ...lines, header: [], url: { raw: url, query } } });
    assert.deepEqual(
      judgedText(text, { languageId: "json" }).said.filter((one) => !one.startsWith("auth")),
      ['headers-not-attached @ {"key":"Accept","value":"application/json"}'],
    );
  });
});
