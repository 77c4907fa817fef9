import fc from "fast-check";
import assert from "node:assert/strict";
import { applyEdits } from "../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../src/requests/edits/edits.ts";
import { extractRequests } from "../../../src/requests/extract.ts";
import type { HttpRequest } from "../../../src/requests/httpRequest.ts";
import type { TextEdit } from "../../../src/requests/extraction.ts";
import type { Change } from "../../../src/requests/change.ts";
import { forms, lineEnds, type Form } from "./forms.ts";
import { wanted, type Wanted } from "./generated.ts";
import { textOf } from "./seen.ts";

/** What was read, as far as the form tells it. */
function readFrom(form: Form, text: string): Wanted[] {
  return extractRequests(text, form.hints).requests.map((request) => ({
    method: form.hasUrl ? request.method.text : "",
    url: form.hasUrl && request.url ? textOf(request.url) : "",
    headers: request.headers.map(({ name, value }) => {
      // What no header can be is words about it, in a table.
      const isWords = request.form.kind === "table" && value.kind === "unknown";
      return [name, isWords ? value.source : textOf(value)] as const;
    }),
  }));
}

function expected(form: Form, { method, url, headers }: Wanted): Wanted {
  return {
    method: form.hasUrl ? method : "",
    url: form.hasUrl ? url : "",
    headers,
  };
}

/** Every form is tried with every change: fewer runs of each are enough. */
const runs = { numRuns: 40 };
const two = fc.tuple(wanted, wanted);

function takes(form: Form, requests: readonly Wanted[]): boolean {
  return requests.every(({ headers }) => headers.every(([, value]) => form.takes(value)));
}

/** A change of the first request, and what the request is then. */
interface Case {
  readonly changes: (request: HttpRequest) => Change[];
  readonly after: (request: Wanted) => Wanted;
}

// A name that still tells what it is the name of.
const newName = "Accept-Language";
const kept = ["Accept", "Intercom-Version"];

const cases: Readonly<Record<string, Case>> = {
  "sets a header that is there": {
    changes: () => [{ kind: "setHeader", name: "accept", value: "application/json" }],
    after: (request) => ({
      ...request,
      headers: request.headers.map(([name, value]) => [
        name,
        name === "Accept" ? "application/json" : value,
      ]),
    }),
  },
  "adds two headers": {
    changes: () => [
      { kind: "setHeader", name: "X-One", value: "it's 1" },
      { kind: "setHeader", name: "X-Two", value: "2" },
    ],
    after: (request) => ({
      ...request,
      headers: [...request.headers, ["X-One", "it's 1"], ["X-Two", "2"]],
    }),
  },
  "renames a header and sets it": {
    changes: ({ headers }) => [
      ...headers
        .slice(0, 1)
        .map((header) => ({ kind: "renameHeader" as const, header, name: newName })),
      { kind: "setHeader", name: newName, value: "a b" },
    ],
    after: (request) => ({
      ...request,
      headers: request.headers.map((header, index) => (index === 0 ? [newName, "a b"] : header)),
    }),
  },
  "removes the last header": {
    changes: ({ headers }) =>
      headers
        .slice(1)
        .slice(-1)
        .map((header) => ({ kind: "removeHeader", header })),
    after: (request) => ({
      ...request,
      headers: request.headers.length > 1 ? request.headers.slice(0, -1) : request.headers,
    }),
  },
  "removes several headers": {
    changes: ({ headers }) =>
      headers
        .filter(({ name }) => !kept.includes(name))
        .map((header) => ({ kind: "removeHeader", header })),
    after: (request) => ({
      ...request,
      headers: request.headers.filter(([name]) => kept.includes(name)),
    }),
  },
  "removes the last header and adds one": {
    changes: ({ headers }) => [
      ...headers.slice(-1).map((header) => ({ kind: "removeHeader" as const, header })),
      { kind: "setHeader", name: "Accept-Charset", value: "x" },
    ],
    after: (request) => ({
      ...request,
      headers: [...request.headers.slice(0, -1), ["Accept-Charset", "x"]],
    }),
  },
  "replaces parts of the URL": {
    changes: ({ url }) => [
      { kind: "replaceInUrl", from: "intercom.io", to: "intercom.test" },
      ...(url && textOf(url).includes("external_id=")
        ? [{ kind: "replaceInUrl" as const, from: "={external_id}", to: "={{external_id}}" }]
        : []),
    ],
    after: (request) => ({
      ...request,
      url: request.url
        .replace("intercom.io", "intercom.test")
        .replace("={external_id}", "={{external_id}}"),
    }),
  },
};

function assertInOrder(edits: readonly TextEdit[]): void {
  for (const [index, { span }] of edits.entries()) {
    assert.ok(span.start <= span.end && span.start >= (edits[index - 1]?.span.end ?? 0));
  }
}

for (const form of forms) {
  describe(`requests as ${form.name}`, () => {
    it("are read as they were meant", () => {
      fc.assert(
        fc.property(two, lineEnds, (requests, lineEnd) => {
          fc.pre(takes(form, requests));
          const text = form.write(requests, lineEnd);
          assert.deepEqual(
            readFrom(form, text),
            requests.map((request) => expected(form, request)),
          );
        }),
        runs,
      );
    });

    for (const [name, { changes, after }] of Object.entries(cases)) {
      it(`${name}, and leaves the rest alone`, () => {
        fc.assert(
          fc.property(two, lineEnds, fc.constantFrom(0, 1), (requests, lineEnd, which) => {
            fc.pre(takes(form, requests));
            const text = form.write(requests, lineEnd);
            const request = extractRequests(text, form.hints).requests[which];
            assert.ok(request);
            const edits = editsOf(request, changes(request));
            assertInOrder(edits);
            const edited = applyEdits(text, edits);
            assert.deepEqual(
              readFrom(form, edited),
              requests.map((each, index) => {
                const read = expected(form, each);
                const changed = index === which ? after(read) : read;
                return form.hasUrl ? changed : { ...changed, url: "" };
              }),
              edited,
            );
            if (lineEnd === "\r\n") assert.doesNotMatch(edited, /[^\r]\n/);
          }),
          runs,
        );
      });
    }
  });
}
