import { idNotEncoded } from "../../../../src/diagnosis/rules/idNotEncoded.ts";
import { type Firing, type Silent, describeRule } from "../describeRule.ts";

const order = "https://api.intercom.io/custom_object_instances/Order";

function raw(query: string, encoded?: string): Firing {
  return {
    given: { url: `${order}?${query}` },
    says: ["hint", "likely"],
    at: `${order}?${query}`,
    ...(encoded === undefined ? {} : { fixed: [`GET ${order}?${encoded}`] }),
  };
}

function fine(query: string): Silent {
  return { url: `${order}?${query}` };
}

describeRule(
  idNotEncoded,
  {
    "a space": raw("external_id=a b", "external_id=a%20b"),
    "beyond ASCII": raw("external_id=größe😀", "external_id=gr%C3%B6%C3%9Fe%F0%9F%98%80"),
    "half a character": raw("external_id=a\ud800b", "external_id=a%EF%BF%BDb"),
    "a percent sign": raw("external_id=100%", "external_id=100%25"),
    "what is encoded already stays": raw("external_id=a%2Fb c", "external_id=a%2Fb%20c"),
    "an escape that is no UTF-8 stays": raw("external_id=%ff x", "external_id=%ff%20x"),
    "a plus sign keeps its meaning": raw("external_id=a+b c", "external_id=a+b%20c"),
    "other parameters stay": raw(
      "x=a b&external_id=a b&external_ids=a b#a b",
      "x=a b&external_id=a%20b&external_ids=a b#a b",
    ),
    "a parameter that ends alike stays": raw(
      "my_external_id=a b&external_id=a b",
      "my_external_id=a b&external_id=a%20b",
    ),
    "beside a template, where no fix is offered": raw("external_id={{a}} b"),
    "what may be a placeholder, where no fix is offered": raw("external_id={external id}"),
  },
  {
    "what a URL may hold": fine("external_id=test-curl-001_x.~!*'()"),
    escapes: fine("external_id=a%20b%2F"),
    "a template": fine("external_id={{external_id}}"),
    "a placeholder": fine("external_id={external_id}"),
    "another placeholder": fine("external_id=<the id>"),
    "a shell's variable": fine("external_id=${ID}"),
    "a variable of cmd": fine("external_id=%ID%"),
    "another parameter": fine("x=a b"),
    "no query": { url: order },
    "a fragment": { url: `${order}#?external_id=a b` },
    "an unknown URL": { url: "?$URL?external_id=a b" },
    "another host": { url: "https://example.com/?external_id=a b" },
  },
);
