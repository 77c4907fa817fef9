import fc from "fast-check";

/** A request to be written in some form: what has to be read from it. */
export interface Wanted {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const names = fc.constantFrom(...["Authorization", "Content-Type", "User-Agent", "Cookie", "Host"]);

/** Values with all that quoting can stumble over; the blanks around them no form keeps. */
const values = fc
  .string({
    unit: fc.constantFrom(...Array.from("abcZ019 /;.,=*+-_\"'\\$`^&|<>(){}[]!#~@?é😀")),
    maxLength: 24,
  })
  .map((text) => text.trim())
  .filter((text) => text !== "");

const urls = fc
  .tuple(
    fc.constantFrom("https://api.intercom.io", "http://api.eu.intercom.io"),
    fc.array(fc.constantFrom("contacts", "{id}", "{{external_id}}", "a-b", "~x", "é"), {
      maxLength: 3,
    }),
    fc.constantFrom("", "?external_id={external_id}", "?a=1&b={{c}}", "?q='x'"),
  )
  .map(([host, path, query]) => `${host}/${path.join("/")}${query}`);

/** Requests with Accept, Intercom-Version and up to three more headers, in any order. */
export const wanted: fc.Arbitrary<Wanted> = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE"),
  url: urls,
  headers: fc
    .record({
      accept: values,
      version: values,
      more: fc.uniqueArray(fc.tuple(names, values), { selector: ([name]) => name, maxLength: 3 }),
      order: fc.infiniteStream(fc.nat()),
    })
    .map(({ accept, version, more, order }) =>
      [["Accept", accept] as const, ["Intercom-Version", version] as const, ...more]
        .map((header) => ({ header, rank: Number(order.next().value) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ header }) => header),
    ),
});
