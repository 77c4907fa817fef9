/** NestJS's `HttpModule`, for files that configure it without naming it. */
export const nestHttpModule = "<HttpModule>";

/** The function that makes a Vue component's data object. */
export const componentData = "<data>";

/** What makes a `fetch` of SvelteKit's `handleFetch`. */
export const handledFetch = "<handled fetch>";

/** Globals, and names whose import snippets often omit. */
export const globals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ instanceof: "instanceof", typeof: "typeof", export: "export", "export {}": "export" },
    ...{ fetch: "fetch", Headers: "Headers", Request: "Request" },
    ...{ URL: "URL", URLSearchParams: "URLSearchParams", XMLHttpRequest: "XMLHttpRequest" },
    ...{
      $: "jquery",
      jQuery: "jquery",
      $fetch: "ofetch",
      useFetch: "ofetch.useFetch",
      useLazyFetch: "ofetch.useFetch",
    },
    ...{ axios: "axios", got: "got", ky: "ky", superagent: "superagent", needle: "needle" },
    ...{ https: "nodeHttp", _: "merging", lodash: "merging" },
    ...{ window: "global", globalThis: "global", global: "global", self: "global" },
    ...{ module: "module", exports: "exports" },
    ...{
      require: "require",
      import: "require",
      Object: "Object",
      Reflect: "Reflect",
      JSON: "JSON",
    },
    ...{ console: "console", encodeURIComponent: "encode", encodeURI: "encode" },
    ...{
      String: "String",
      Promise: "Promise",
      Map: "Map",
      Set: "Set",
      Array: "Array",
      Boolean: "Boolean",
    },
    ...{ Function: "Function", AbortSignal: "AbortSignal" },
    ...{ RegExp: "RegExp", structuredClone: "merging.clone" },
    ...{ UrlFetchApp: "urlFetchApp", $http: "angularJs", $zapier: "zapier" },
    [nestHttpModule]: "nestHttp",
    ...{ cy: "cypress", Cypress: "Cypress", unirest: "unirest" },
    ...{ GM_xmlhttpRequest: "userScript", GM: "userScript" },
    ...{ jest: "jest", vi: "vi", sinon: "sinon", HttpHeaders: "HttpHeaders" },
    // Nuxt imports these by itself.
    ...{ [componentData]: "vue.data", [handledFetch]: "handledFetch" },
    ...{ ref: "vue.ref", computed: "vue.computed", reactive: "vue.reactive" },
  }),
);

/** What a module's namespace or default export is, and its members. */
interface Exported {
  readonly whole?: string;
  readonly members?: Readonly<Record<string, string>>;
}

const fetchLike = { Headers: "Headers", Request: "Request", fetch: "nodeFetch" };
const nodeFetch: Exported = { whole: "nodeFetch", members: { ...fetchLike, default: "nodeFetch" } };
const nodeHttp: Exported = {
  whole: "nodeHttp",
  members: { get: "nodeHttp.get", request: "nodeHttp.request", Agent: "nodeHttp.Agent" },
};
const plainHttp: Exported = {
  whole: "nodeHttpPlain",
  members: { get: "nodeHttpPlain.get", request: "nodeHttpPlain.request" },
};
const undiciClients = ["Client", "Pool", "BalancedPool", "Agent", "RetryAgent", "ProxyAgent"];
const request: Exported = { whole: "requestLibrary" };
const ky: Exported = { whole: "ky" };
const jquery: Exported = { whole: "jquery", members: { $: "jquery", jQuery: "jquery" } };
const merging: Exported = { whole: "merging" };
const merged: Exported = { whole: "merging.merged" };
const childProcess: Exported = { whole: "childProcess" };
const same: Exported = { whole: "same" };
const playwrightTypes = {
  ...{ APIRequestContext: "playwrightApi", Page: "playwrightPage" },
  ...{ BrowserContext: "playwrightContext", Browser: "playwrightBrowser" },
};
const playwright: Exported = { whole: "playwright", members: playwrightTypes };
const playwrightTest: Exported = { whole: "playwrightTest", members: playwrightTypes };

export const modules: ReadonlyMap<string, Exported> = new Map(
  Object.entries({
    axios: { whole: "axios", members: { AxiosHeaders: "AxiosHeaders", axios: "axios" } },
    redaxios: { whole: "axios" },
    axiod: { whole: "axios" },
    "@nestjs/axios": { members: { HttpService: "axios.HttpService", HttpModule: "nestHttp" } },
    "node-fetch": nodeFetch,
    "cross-fetch": nodeFetch,
    "isomorphic-fetch": nodeFetch,
    "isomorphic-unfetch": nodeFetch,
    unfetch: nodeFetch,
    "fetch-cookie": { whole: "same" },
    "fetch-retry": { whole: "same" },
    "node-fetch-commonjs": nodeFetch,
    "node-fetch-native": nodeFetch,
    "make-fetch-happen": nodeFetch,
    "@remix-run/web-fetch": nodeFetch,
    "@tauri-apps/plugin-http": { members: { fetch: "fetch" } },
    "expo/fetch": { members: { fetch: "fetch" } },
    undici: {
      whole: "undici",
      members: {
        ...{ request: "undici.request", ...fetchLike, fetch: "undiciFetch" },
        ...Object.fromEntries(undiciClients.map((name) => [name, "undiciClient"])),
      },
    },
    http: plainHttp,
    https: nodeHttp,
    "follow-redirects": { members: { http: "nodeHttpPlain", https: "nodeHttp" } },
    got: { whole: "got", members: { got: "got" } },
    ky,
    "ky-universal": ky,
    superagent: { whole: "superagent" },
    "superagent-prefix": { whole: "superagentPrefix" },
    request,
    "request-promise": request,
    "request-promise-native": request,
    "postman-request": request,
    "@cypress/request": request,
    needle: { whole: "needle" },
    ofetch: { members: { ofetch: "ofetch", $fetch: "ofetch" } },
    "@vueuse/core": { members: { useFetch: "vueUseFetch" } },
    "#imports": { members: { useFetch: "ofetch.useFetch", $fetch: "ofetch" } },
    "#app": { members: { useFetch: "ofetch.useFetch", $fetch: "ofetch" } },
    jquery,
    "@angular/common/http": { members: { HttpClient: "HttpClient", HttpHeaders: "HttpHeaders" } },
    "@angular/core": { members: { inject: "inject" } },
    url: { whole: "urlModule", members: { URL: "URL", URLSearchParams: "URLSearchParams" } },
    path: { whole: "path", members: { posix: "path" } },
    "path/posix": { whole: "path" },
    "url-join": { whole: "urlJoin" },
    ufo: { members: { joinURL: "urlJoin" } },
    util: {
      whole: "util",
      members: { format: "format", promisify: "same", _extend: "Object.assign" },
    },
    http2: { whole: "http2" },
    wretch: { whole: "wretch" },
    "@reduxjs/toolkit/query": { whole: "rtk" },
    "@reduxjs/toolkit/query/react": { whole: "rtk" },
    "openapi-fetch": { whole: "openapiFetch" },
    "simple-get": { whole: "simpleGet" },
    ...{ child_process: childProcess, shelljs: childProcess },
    execa: { whole: "childProcess", members: { execa: "childProcess.execa" } },
    unirest: { whole: "unirest" },
    bent: { whole: "bent" },
    phin: { whole: "phin" },
    gaxios: { whole: "gaxios", members: { Gaxios: "gaxios" } },
    "@whatwg-node/fetch": { members: { fetch: "fetch", Headers: "Headers", Request: "Request" } },
    "k6/http": { whole: "k6" },
    electron: { members: { net: "electronNet" } },
    playwright,
    "playwright-core": playwright,
    "@playwright/test": playwrightTest,
    "playwright/test": playwrightTest,
    "redux-saga/effects": { members: { call: "effect", fork: "effect", spawn: "effect" } },
    "typed-redux-saga": { members: { call: "effect", fork: "effect", spawn: "effect" } },
    lodash: merging,
    "lodash-es": merging,
    "lodash/merge": { whole: "merging.merge" },
    "lodash.merge": { whole: "merging.merge" },
    "lodash/omit": { whole: "merging.omit" },
    "lodash/pick": { whole: "merging.pick" },
    "lodash/defaults": { whole: "merging.defaults" },
    "lodash/set": { whole: "merging.set" },
    "lodash.set": { whole: "merging.set" },
    deepmerge: merged,
    "ts-deepmerge": { whole: "merging.merged", members: { merge: "merging.merged" } },
    defu: { whole: "merging.defaultsDeep", members: { defu: "merging.defaultsDeep" } },
    swr: { whole: "swr" },
    "swr/immutable": { whole: "swr" },
    "axios-retry": same,
    "axios-rate-limit": same,
    "axios-cookiejar-support": { members: { wrapper: "same" } },
    "axios-cache-interceptor": { members: { setupCache: "same" } },
    react: { whole: "react" },
    vue: { whole: "vue" },
    "@vue/composition-api": { whole: "vue" },
    vitest: { members: { vi: "vi", vitest: "vi" } },
    "@jest/globals": { members: { jest: "jest" } },
    "bun:test": { members: { mock: "jest", jest: "jest", vi: "vi", spyOn: "jest.spyOn" } },
    "node:test": { members: { mock: "jest" } },
    test: { members: { mock: "jest" } },
  } satisfies Record<string, Exported>),
);

/** Modules whose use means that requests do not leave the process. */
export const mocking =
  /^(?:nock|msw(?:\/.*)?|fetch-mock(?:-jest)?|@fetch-mock\/.*|jest-fetch-mock|vitest-fetch-mock|axios-mock-adapter|jest-mock-axios|moxios|mockttp|supertest|@mswjs\/.*|sinon|proxyquire|testdouble|@angular\/common\/http\/testing|undici\/.*mock.*)$/;
