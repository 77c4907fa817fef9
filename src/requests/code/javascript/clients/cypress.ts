import { detachedIn } from "../../lost/detached.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { unknown, type Value } from "../../machine/values/values.ts";
import { basicIn } from "./credentials.ts";
import { isGiven, isTrue } from "../given.ts";
import { bodyIn, sendWithOptions, typeOfObject } from "./httpCall.ts";
import { paramsIn } from "../searchParams.ts";

const verb = /^(?:get|post|put|patch|delete|head|options)$/i;

/** The fact that the file overrides the command `cy.request`. */
const overwritten = "cypressOverwritten";

/**
 * `cy.request(url)`, `cy.request(method, url, body)`, `cy.request(options)`: sent by the test itself, not by the
 * page.
 */
export function callCypress(method: string, call: Call, run: Run): Value | undefined {
  if (/^(?:intercept|route)$/.test(method)) run.facts.set("intercepted", true);
  // Includes `cy.api`, which a plugin adds.
  if (!/^(?:request|api)$/.test(method)) return unknown;
  const { args } = call;
  const [first, second, third] = args;
  if (first === undefined || args.some(({ isMany }) => isMany)) return unknown;
  const named = verb.test(plainText(first.value) ?? "") ? plainText(first.value) : undefined;
  const isConfig = first.value.kind !== "text" && args.length === 1;
  const options = isConfig ? first : undefined;
  const own = options?.value;
  const found = option(own, "url");
  const entry = found === "unknown" ? undefined : found;
  const [url, given] = named === undefined ? [first, second] : [second, third];
  const body = isConfig ? bodyIn(own, "body") : given;
  const isForm = isTrue(optionValue(own, "form"));
  sendWithOptions(
    {
      ...{ call, client: "cypress", options, nothing: "skips", body: body?.span },
      method: isConfig ? undefined : (named?.toUpperCase() ?? "GET"),
      url: (isConfig ? entry?.value : url?.value) ?? unknown,
      urlSpan: (isConfig ? entry?.valueSpan : url?.span) ?? first.span,
      params: paramsIn(optionValue(own, "qs")),
      isAuthorized: isGiven(optionValue(own, "auth")),
      overrides: basicIn([own], run),
      isOpen: run.facts.has(overwritten),
      implied: isForm ? {} : typeOfObject(body?.value),
      ...(isForm ? { formBody: true } : {}),
      detached: isConfig ? [] : detachedIn(given?.value, "inBody", given?.span ?? call.at, run),
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/** `Cypress.Commands.overwrite("request", …)`: from then on the override decides what is sent. */
export function callCypressItself(method: string, { args }: Call, run: Run): Value {
  if (method === "Commands.overwrite" && plainText(args[0]?.value) === "request") {
    run.facts.set(overwritten, true);
  }
  return unknown;
}
