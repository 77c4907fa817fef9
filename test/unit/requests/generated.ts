import fc from "fast-check";

/** A request to be written in some form: what has to be read from it. */
export interface Wanted {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const names = fc.constantFrom(
  ...["Accept", "Authorization", "Content-Type", "Intercom-Version", "User-Agent"],
);

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

/** Requests with one to four headers, each at most once. */
export const wanted: fc.Arbitrary<Wanted> = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE"),
  url: urls,
  headers: fc
    .uniqueArray(fc.tuple(names, values), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 4,
    })
    // Every form that is known by its headers needs one that tells.
    .map((headers) =>
      headers.some(([name]) => name === "Accept")
        ? headers
        : [["Accept", "application/json"] as const, ...headers],
    ),
});
