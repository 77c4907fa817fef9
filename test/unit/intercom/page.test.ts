import assert from "node:assert/strict";
import { DecodeError, record } from "../../../src/intercom/decode.ts";
import { type Cursor, decodePage } from "../../../src/intercom/page.ts";

const idOf = (item: unknown, path: string): unknown => record(item, path)["id"];
const page = (body: object) => decodePage({ type: "list", data: [], ...body }, idOf);

describe("decodePage", () => {
  const forms: Readonly<Record<string, [pages: unknown, next: Cursor | undefined]>> = {
    "no pages at all": [undefined, undefined],
    "pages null": [null, undefined],
    "an object without anything": [{}, undefined],
    "a null next": [{ next: null }, undefined],
    "an empty next": [{ next: "" }, undefined],
    "the last page's number": [{ page: 3, per_page: 20, total_pages: 3 }, undefined],
    "page numbers alone": [{ page: 1, total_pages: 3 }, { page: "2" }],
    "page numbers and a size": [
      { page: 1, per_page: 20, total_pages: 3 },
      { page: "2", per_page: "20" },
    ],
    "a null next before the last page": [{ next: null, page: 2, total_pages: 3 }, { page: "3" }],
    "an absolute URL": [
      { next: "https://api.intercom.io/list?page=2&per_page=50&a=%C3%BC" },
      { page: "2", per_page: "50", a: "ü" },
    ],
    "another host's URL": [{ next: "http://evil.example/x?page=2" }, { page: "2" }],
    "a relative URL": [{ next: "/list?starting_after=abc" }, { starting_after: "abc" }],
    "a query": [{ next: "?page=2" }, { page: "2" }],
    "a URL without a query": [{ next: "https://api.intercom.io/list" }, undefined],
    "a URL without a query, but page numbers": [
      { next: "https://api.intercom.io/list", page: 1, total_pages: 2 },
      { page: "2" },
    ],
    "an object with a page": [{ next: { page: 2 } }, { page: "2" }],
    "an object with a page and its size": [
      { next: { page: 2, per_page: 50 } },
      { page: "2", per_page: "50" },
    ],
    "an object with a cursor": [
      { next: { per_page: 50, starting_after: "WzE3" } },
      { per_page: "50", starting_after: "WzE3" },
    ],
    "an object with a null cursor": [{ next: { starting_after: null } }, undefined],
    "an object with a size alone": [{ next: { per_page: 50 } }, undefined],
    "an object with more than is known": [
      { next: { page: 2, host: "evil.example", constructor: "x" } },
      { page: "2" },
    ],
  };
  for (const [name, [pages, next]] of Object.entries(forms)) {
    it(`reads ${name}`, () => assert.deepEqual(page({ pages }).next, next));
  }

  it("counts what the server counts, and nothing that is no count", () => {
    const { total, totalPages } = page({ total_count: 1_234, pages: { total_pages: 25 } });
    assert.deepEqual([total, totalPages], [1_234, 25]);
    for (const nonsense of [-1, 1.5, "7", null, {}, 2 ** 60]) {
      const other = page({ total_count: nonsense, pages: { total_pages: nonsense, page: 1 } });
      assert.deepEqual(
        [other.total, other.totalPages, other.next],
        [undefined, undefined, undefined],
      );
    }
  });

  it("leaves nulls out, and keeps the order of the rest", () => {
    assert.deepEqual(page({ data: [{ id: 2 }, null, { id: 1 }] }).items, [2, 1]);
  });

  it("takes a bare object for a list of one, but no list for an object", () => {
    assert.deepEqual(decodePage({ id: "7", type: "Order" }, idOf), { items: ["7"], total: 1 });
    assert.deepEqual(decodePage({ id: "7", data: [{ id: 1 }], pages: null }, idOf).items, [1]);
    assert.throws(() => decodePage({ id: "7", type: "list" }, idOf), DecodeError);
  });

  const refused: Readonly<Record<string, [body: unknown, path: string]>> = {
    null: [null, ""],
    "an array": [[], ""],
    "no data": [{ type: "list" }, "data"],
    "data: null": [{ data: null, pages: {} }, "data"],
    "data: {}": [{ data: {} }, "data"],
    "an item that is no object": [{ data: [{ id: 1 }, 7] }, "data[1]"],
    "pages: []": [{ data: [], pages: [] }, "pages"],
    "pages: text": [{ data: [], pages: "x" }, "pages"],
    "a next that is a list": [{ data: [], pages: { next: [] } }, "pages.next"],
    "a next that is no URL": [{ data: [], pages: { next: "http://[" } }, "pages.next"],
  };
  for (const [name, [body, path]] of Object.entries(refused)) {
    it(`refuses ${name} and says where`, () => {
      assert.throws(
        () => decodePage(body, idOf),
        (error) => error instanceof DecodeError && error.path === path,
      );
    });
  }
});
