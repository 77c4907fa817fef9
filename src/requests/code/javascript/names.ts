/** Names that a file has without declaring them, or that snippets leave the import of away. */
export const globals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      fetch: "fetch",
      Headers: "Headers",
      Request: "Request",
      URL: "URL",
      URLSearchParams: "URLSearchParams",
    },
    ...{ XMLHttpRequest: "XMLHttpRequest", $: "jquery", jQuery: "jquery", $fetch: "ofetch" },
    ...{
      axios: "axios",
      got: "got",
      ky: "ky",
      superagent: "superagent",
      needle: "needle",
      https: "nodeHttp",
    },
    ...{ window: "global", globalThis: "global", global: "global", self: "global" },
    ...{
      require: "require",
      import: "require",
      Object: "Object",
      JSON: "JSON",
      console: "console",
    },
    ...{
      encodeURIComponent: "encode",
      String: "String",
      Promise: "Promise",
      jest: "jest",
      vi: "vi",
    },
    ...{ sinon: "sinon", HttpHeaders: "HttpHeaders" },
  }),
);

/** What a module is as a whole or by default, and what its members are. */
interface Exported {
  readonly whole?: string;
  readonly members?: Readonly<Record<string, string>>;
}

const fetchLike = { Headers: "Headers", Request: "Request" };
const nodeFetch: Exported = { whole: "nodeFetch", members: { fetch: "nodeFetch", ...fetchLike } };
const nodeHttp: Exported = {
  whole: "nodeHttp",
  members: {
    get: "nodeHttp.get",
    request: "nodeHttp.request",
    http: "nodeHttp",
    https: "nodeHttp",
  },
};
const request: Exported = { whole: "requestLibrary" };
const ky: Exported = { whole: "ky" };
const jquery: Exported = { whole: "jquery", members: { $: "jquery", jQuery: "jquery" } };

export const modules: ReadonlyMap<string, Exported> = new Map(
  Object.entries({
    axios: { whole: "axios" },
    "node-fetch": nodeFetch,
    "cross-fetch": nodeFetch,
    "isomorphic-fetch": nodeFetch,
    "isomorphic-unfetch": nodeFetch,
    "fetch-cookie": {},
    "node-fetch-commonjs": nodeFetch,
    "@remix-run/web-fetch": nodeFetch,
    undici: {
      whole: "undici",
      members: { request: "undici.request", fetch: "undiciFetch", ...fetchLike },
    },
    http: nodeHttp,
    https: nodeHttp,
    "follow-redirects": nodeHttp,
    got: { whole: "got", members: { got: "got" } },
    ky,
    "ky-universal": ky,
    superagent: { whole: "superagent" },
    request,
    "request-promise": request,
    "request-promise-native": request,
    "postman-request": request,
    "@cypress/request": request,
    needle: { whole: "needle" },
    ofetch: { members: { ofetch: "ofetch", $fetch: "ofetch" } },
    jquery,
    "@angular/common/http": { members: { HttpClient: "HttpClient", HttpHeaders: "HttpHeaders" } },
    "@angular/core": { members: { inject: "inject" } },
    url: { members: { URL: "URL", URLSearchParams: "URLSearchParams" } },
  } satisfies Record<string, Exported>),
);

/** Where one of these is used, requests do not leave the process. */
export const mocking =
  /^(?:nock|msw(?:\/.*)?|fetch-mock(?:-jest)?|@fetch-mock\/.*|jest-fetch-mock|vitest-fetch-mock|axios-mock-adapter|jest-mock-axios|moxios|mockttp|supertest|@mswjs\/.*|sinon|proxyquire|testdouble|@playwright\/test|cypress|@angular\/common\/http\/testing|undici\/.*mock.*)$/;
