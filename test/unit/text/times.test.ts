import assert from "node:assert/strict";
import fc from "fast-check";
import { epochSeconds } from "../../../src/text/epochSeconds.ts";
import { formatTime, relativeTime } from "../../../src/text/relativeTime.ts";

const now = 1_751_382_752;
const hour = 3_600;
const day = 24 * hour;

describe("relativeTime", () => {
  const said: readonly (readonly [number, string, string])[] = [
    [0, "en", "now"],
    [-59, "en", "now"],
    [59, "en", "now"],
    [-60, "en", "1 minute ago"],
    [-59 * 60 - 59, "en", "59 minutes ago"],
    [-hour, "en", "1 hour ago"],
    [2 * hour, "en", "in 2 hours"],
    [-day, "en", "yesterday"],
    [-3 * day, "en", "3 days ago"],
    [-8 * day, "en", "last week"],
    [-40 * day, "en", "last month"],
    [-800 * day, "en", "2 years ago"],
    [-3 * day, "de", "vor 3 Tagen"],
    [-hour, "pt-br", "há 1 hora"],
    [-hour, "zh-cn", "1小时前"],
  ];
  for (const [ago, locale, text] of said) {
    it(`says “${text}” in ${locale}`, () =>
      assert.equal(relativeTime(now + ago, now, locale), text));
  }
});

describe("formatTime", () => {
  it("writes a time in a locale and a time zone", () => {
    const plain = (text: string): string => text.replace(/\s/g, " ");
    assert.equal(plain(formatTime(now, "en", "UTC")), "Jul 1, 2025, 3:12:32 PM UTC");
    assert.equal(plain(formatTime(now, "en", "Europe/Berlin")), "Jul 1, 2025, 5:12:32 PM GMT+2");
    assert.match(plain(formatTime(now, "de", "Asia/Tokyo")), /2\. Juli 2025.*0:12:32 GMT\+9/);
    assert.notEqual(formatTime(now, "en"), "");
  });

  it("writes what no date can hold as the number that it is", () => {
    for (const time of [1e18, -1e18, Infinity, NaN]) {
      assert.equal(formatTime(time, "en", "UTC"), String(time));
    }
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.double(), (time) => void formatTime(time, "en", "UTC")));
  });
});

describe("epochSeconds", () => {
  function timesIn(json: string): readonly string[] {
    return epochSeconds(json).map(({ offset, length, time }) => {
      const text = json.slice(offset, offset + length);
      assert.equal(Number(text), time);
      return text;
    });
  }

  it("finds integers under the names of times, wherever they stand", () => {
    const json = `{"created_at": ${String(now)}, "a": {"due_date": [1751382753], "sent_on": 1751382754}}`;
    assert.deepEqual(timesIn(json), [String(now), "1751382753", "1751382754"]);
  });

  it("finds nothing under other names, in other values, or in other times than ours", () => {
    const none = [
      `{"id": ${String(now)}}`,
      `{"created_at": "${String(now)}"}`,
      `{"created_at": 1751382752.5}`,
      `{"created_at": 1751382752000}`,
      `{"created_at": 946684799, "updated_at": 4102444800}`,
      `{"created_at": null, "updated_at": true, "that": ${String(now)}}`,
      `{"created_at": {"x": ${String(now)}}}`,
      "",
      "no JSON",
    ];
    for (const json of none) assert.deepEqual(timesIn(json), [], json);
  });

  it("includes the first second of its range", () => {
    assert.deepEqual(timesIn('{"created_at": 946684800, "x_at": 4102444799}'), [
      "946684800",
      "4102444799",
    ]);
  });
});
