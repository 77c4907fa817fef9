import assert from "node:assert/strict";
import { extractRequests } from "../../../../src/requests/extract.ts";
import { headersOf, textOf } from "../seen.ts";

function read(text: string): string[] {
  return extractRequests(text).requests.map((request) =>
    [request.method.text, request.url && textOf(request.url), ...headersOf(request)].join(" | "),
  );
}

describe("requests that programs print", () => {
  const fires: Readonly<Record<string, readonly [text: string, seen: string]>> = {
    "an error of axios": [
      [
        "AxiosError: Request failed with status code 406",
        "    at settle (/srv/node_modules/axios/dist/node/axios.cjs:1967:12) {",
        "  code: 'ERR_BAD_REQUEST',",
        "  config: {",
        "    adapter: [ 'xhr', 'http' ],",
        "    transformRequest: [ [Function: transformRequest] ],",
        "    env: { FormData: [Function: FormData] { LINE_BREAK: '\\r\\n' }, Blob: [class Blob] },",
        "    headers: Object [AxiosHeaders] {",
        "      Accept: 'text/csv',",
        "      'Content-Type': undefined,",
        "      Authorization: 'Bearer ****'",
        "    },",
        "    baseURL: 'https://api.intercom.io/',",
        "    method: 'get',",
        "    url: '/me'",
        "  },",
        "  request: <ref *1> ClientRequest {",
        "    _events: [Object: null prototype] { abort: [Function (anonymous)] },",
        "    sockets: Set(1) { 'a' }, chunk: <Buffer 7b 22>,",
        "    [Symbol(kOutHeaders)]: [Object: null prototype] { accept: [ 'Accept', 'x/y' ] }",
        "  },",
        "  response: { status: 406, headers: { 'content-type': 'a' }, config: { ... 2 more items } }",
        "}",
      ].join("\n"),
      "GET | https://api.intercom.io/me | Accept: text/csv | Authorization: ?Bearer ****",
    ],
    "options with an error in them that cannot be read": [
      [
        "{ cause: Error: socket hang up",
        "      at onEnd (node:_http_client:524:23) {",
        "    code: 'X' },",
        "  options: { uri: 'https://a.io/x', headers: { Accept: 'a/b' }, json: true } }",
      ].join("\n"),
      "GET | https://a.io/x | Accept: a/b",
    ],
    "a line of JSON in a log": [
      `12:00 INFO {"method":"POST","url":"https://a.io/x","headers":{"Accept":"a/b"}}`,
      "POST | https://a.io/x | Accept: a/b",
    ],
    "a dictionary of Python": [
      "DEBUG {'method': 'GET', 'url': 'https://a.io/x', 'headers': {'Accept': 'a/b', 'X': None}}",
      "GET | https://a.io/x | Accept: a/b",
    ],
    "a hash of Ruby": [
      `I, INFO: {:method=>:get, :url=>"https://a.io/x", :headers=>{"Accept"=>"a/b"}}`,
      "GET | https://a.io/x | Accept: a/b",
    ],
    "expects query parameters": [
      "{ url: 'https://a.io/x', params: { a: 1, b: 'c d' }, headers: { Accept: 'a/b' } }",
      "GET | https://a.io/x?a=1&b=c%20d | Accept: a/b",
    ],
    "a secret that is not shown": [
      "{ url: 'https://a.io/x', headers: { Accept: 'a/b', Authorization: '[REDACTED]' } }",
      "GET | https://a.io/x | Accept: a/b | Authorization: ?[REDACTED]",
    ],
    "what axios sends by itself": [
      "{ url: 'https://a.io/x', headers: { Accept: 'application/json, text/plain, */*', A: 'b' } }",
      "GET | https://a.io/x | A: b",
    ],
  };
  for (const [name, [text, seen]] of Object.entries(fires)) {
    it(`are read: ${name}`, () => {
      assert.deepEqual(read(text), [seen]);
      assert.equal(extractRequests(text).requests[0]?.headersComplete, false);
    });
  }

  const silent: Readonly<Record<string, string>> = {
    "an answer": "{ status: 200, url: 'https://a.io/x', headers: { Accept: 'a/b' } }",
    "what came back": "{ response: { url: 'https://a.io/x', headers: { Accept: 'a/b' } } }",
    "a path alone": "{ method: 'GET', url: '/x', headers: { accept: 'a/b', host: 'a.io' } }",
    "headers that are not shown": "{ url: 'https://a.io/x', headers: [Object] }",
    "a URL without headers": "headers: none { url: 'https://a.io/x', method: 'get' }",
    "an object that breaks off": "{ url: 'https://a.io/x', headers: { Accept: 'a/b'",
  };
  for (const [name, text] of Object.entries(silent)) {
    it(`are none: ${name}`, () => {
      assert.deepEqual(read(text), []);
    });
  }
});
