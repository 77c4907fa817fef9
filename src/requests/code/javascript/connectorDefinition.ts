import { sendRequest } from "../clients/sending.ts";
import { textIn } from "../clients/urls.ts";
import type { Run } from "../machine/run.ts";
import { nameIn, plainText } from "../machine/values/texts.ts";
import { entryOf, isNothing, type Thing, type Value, unknown } from "../machine/values/values.ts";

/**
 * An object literal with everything a Data Connector needs: Intercom sends the described request and substitutes
 * `{{name}}`. One with an id was read from Intercom and is not sent.
 */
export function connectorDefinition(thing: Thing, run: Run): void {
  const { literal } = thing;
  const of = (name: string): Value | undefined => entryOf(thing, name)?.value;
  const url = entryOf(thing, "url");
  const method = entryOf(thing, "http_method");
  const body = entryOf(thing, "body");
  const isWhole = ["headers", "data_inputs"].some((name) => of(name)?.kind === "list");
  if (literal === undefined || url === undefined || method === undefined || !isWhole) return;
  if (textIn(url.value) === undefined || of("id") !== undefined || run.facts.has("mocked")) return;
  const span = { start: literal.start, end: literal.end };
  sendRequest(
    {
      ...{ form: run.form, client: "dataConnector", span, nothing: "text", slot: undefined },
      method: {
        text: plainText(method.value)?.toUpperCase() ?? "$METHOD",
        span: method.valueSpan,
      },
      body: body === undefined || isNothing(body.value) ? undefined : body.valueSpan,
      ...{ url: url.value, urlSpan: url.valueSpan, headers: [headersOf(of("headers"), run)] },
    },
    run,
  );
}

/** Headers in a connector's form: a list of objects with name and value. */
function headersOf(list: Value | undefined, run: Run): Value {
  if (list?.kind !== "list" || !list.isComplete) return unknown;
  const headers = run.thing([], { foldsCase: true });
  const places = list.items.map((item) => (item.kind === "thing" ? item.literal : undefined));
  for (const [index, item] of list.items.entries()) {
    const [place, before, next] = [places[index], places[index - 1], places[index + 1]];
    const [key, value] = ["name", "value"].map((name) =>
      item.kind === "thing" ? entryOf(item, name) : undefined,
    );
    const name = key && nameIn(key.value);
    if (name === undefined || value === undefined || place === undefined) return unknown;
    const span = { start: place.start, end: place.end };
    const element = {
      ...{ ...span, isFirst: index === 0 },
      ...(before === undefined ? {} : { before: before.end }),
      ...(next === undefined ? {} : { next: next.start }),
    };
    run.put(headers, { ...value, name, span, element });
  }
  return headers;
}
